//! sim
#![allow(missing_docs, clippy::all, clippy::pedantic, clippy::unwrap_used)]
use ilfaut_client::simulate::{free, measure, oracle::*, strategy};
use ilfaut_client::rules::rotation::reliable::Settings;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let tables: Tables = serde_json::from_str(&std::fs::read_to_string("/work/shared/data/synthetic/params.json").unwrap()).unwrap();
    let mut settings = Settings::default();
    for kv in &args[4..] {
        let (k, v) = kv.split_once('=').unwrap();
        let f: f64 = v.parse().unwrap();
        match k { "g" => settings.guarantee = f as u32, "gc" => settings.guaranteed_cards = f as usize, "floor" => settings.floor = f, "fc" => settings.floor_cards = f as usize,
          "t20" => settings.best_twenty = f, "t5" => settings.best_share = f, "most" => settings.most = f as u32, "settled" => settings.settled = f, "noise" => settings.noise = f, _ => panic!() }
    }
    for xor in args[3].split(',') {
        let mut scale = Scale::named(&args[1]).unwrap();
        scale.seed ^= xor.parse::<u64>().unwrap();
        let (name, pct) = args[2].split_once('@').unwrap();
        let world = World::new(scale.with_percent(pct.parse().unwrap()), &tables);
        let t = std::time::Instant::now();
        let r = free::replay(&world, &mut *strategy::named(name, settings).unwrap(), &mut ilfaut_client::world::Dice::seeded(scale.seed ^ 7));
        let f = measure::measure(&world, &r);
        println!("{} {} x{} zone {:.3} plug {:.3} und {:.3} dec {:.3} t20 {:.2} t5 {:.3} rho {:.3} min {} max {} un {} {:?}", args[1], args[2], xor, f.zone_accuracy, f.zone_accuracy_plugin, f.undecided, f.accuracy_decided, f.top20_recall, f.top5pct_recall, f.spearman, f.min_votes, f.max_votes, r.unplaced, t.elapsed());
    }
}
