-- Votes for wrk, as make.org's own front sends them: wrk -s vote.lua URL -- FILE THREADS
-- FILE has one card on each line: session, proposal, proposal key, parted by blanks. When all cards of FILE have been voted on,
-- each gets the next key: every request changes something. The last line that is printed is read by the benchmark `gateway`.
local keys = { "agree", "disagree", "neutral" }
local numbered = 0

function setup(thread)
  thread:set("number", numbered)
  numbered = numbered + 1
end

function init(args)
  cards, at, lap = {}, 0, 0
  local line = 0
  for card in io.lines(args[1]) do
    if line % tonumber(args[2]) == number then
      local session, proposal, key = card:match("(%S+) (%S+) (%S+)")
      cards[#cards + 1] = { session = session, path = "/proposals/" .. proposal .. "/vote", key = key }
    end
    line = line + 1
  end
end

function request()
  at = at + 1
  if at > #cards then
    at, lap = 1, lap + 1
  end
  local card = cards[at]
  local headers = { ["content-type"] = "application/json", ["x-session-id"] = card.session }
  local body = '{"voteKey":"' .. keys[lap % 3 + 1] .. '","proposalKey":"' .. card.key .. '"}'
  return wrk.format("POST", card.path, headers, body)
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  local rate = summary.requests / summary.duration * 1e6
  print(string.format("%f %d %d %d", rate, latency:percentile(50), latency:percentile(99), failed))
end
