//! Pictures of what hands work with: the help, the line of commands, filters, marks, and what is asked before several are decided.

use super::{app, press, shows};
use crate::app::samples::NOON;
use crate::keys::Key;
use crate::message::Message;

#[test]
fn help() {
    let mut app = app(80, 24);
    press(&mut app, "?");
    shows("help_80x24", &app);
    press(&mut app, "G");
    shows("help_end_80x24", &app);
    press(&mut app, "/marqu");
    shows("help_found_80x24", &app);
}

#[test]
fn the_line_of_commands() {
    let mut app = app(80, 24);
    press(&mut app, ":");
    shows("palette_80x24", &app);
    press(&mut app, "filt");
    shows("palette_found_80x24", &app);
    press(&mut app, "re canal:TG\n");
    shows("palette_obeyed_80x24", &app);
    press(&mut app, ":filtrons\n");
    shows("palette_unknown_80x24", &app);
}

#[test]
fn a_filter_is_written_on_the_screen_and_its_mistakes_are_named() {
    let mut app = app(80, 24);
    press(&mut app, "fcanal:");
    shows("filter_mistake_80x24", &app);
    press(&mut app, "tg -trains");
    shows("filter_typed_80x24", &app);
    press(&mut app, "\n");
    shows("filter_80x24", &app);
    press(&mut app, "Fftrains zzz\n");
    shows("filter_nothing_80x24", &app);
}

#[test]
fn several_are_asked_about() {
    let mut app = app(80, 24);
    press(&mut app, "   ");
    shows("marks_80x24", &app);
    press(&mut app, ";");
    shows("marks_aiming_80x24", &app);
    press(&mut app, "p");
    shows("ask_80x24", &app);
    app.update(Message::Resized(60, 16), NOON);
    shows("ask_60x16", &app);
}

#[test]
fn the_footer_can_be_hidden_and_all_keys_be_read() {
    let mut app = app(80, 24);
    press(&mut app, ":pied off\n:clavier\n");
    shows("keyboard_80x24", &app);
    app.update(Message::Key(Key::Esc), NOON);
    press(&mut app, ":vue flux\n");
    shows("zen_80x24", &app);
}
