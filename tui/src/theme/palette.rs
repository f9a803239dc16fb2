//! The colours of accents: the terminal's own sixteen, or fixed ones that can be read on a light or on a dark background.
//! Knows nothing of screens. Red and green are told apart by those who cannot tell them apart: vermilion and blue.

use std::str::FromStr;

use ilfaut_config::console::Look;

use ratatui::style::Color;

/// How accents are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Palette {
    /// With the terminal's own colours, as its owner chose them.
    #[default]
    Auto,
    /// For a light background.
    Light,
    /// For a dark background.
    Dark,
    /// Without colours.
    Mono,
}

impl Palette {
    /// The colour in which an accent is written: a number of the 256 that terminals share, or the terminal's own.
    pub(crate) const fn ink(self, accent: Color) -> Color {
        match (self, accent) {
            (_, Color::Reset) | (Self::Mono, _) => Color::Reset,
            (Self::Auto, own) => own,
            (Self::Light, Color::Red | Color::LightRed) => Color::Indexed(124),
            (Self::Light, Color::Green | Color::LightGreen) => Color::Indexed(24),
            (Self::Light, Color::Yellow | Color::LightYellow) => Color::Indexed(94),
            (Self::Light, Color::Blue | Color::LightBlue | Color::Cyan | Color::LightCyan) => Color::Indexed(18),
            (Self::Light, Color::Magenta | Color::LightMagenta) => Color::Indexed(90),
            (Self::Dark, Color::Red | Color::LightRed) => Color::Indexed(208),
            (Self::Dark, Color::Green | Color::LightGreen) => Color::Indexed(81),
            (Self::Dark, Color::Yellow | Color::LightYellow) => Color::Indexed(222),
            (Self::Dark, Color::Blue | Color::LightBlue | Color::Cyan | Color::LightCyan) => Color::Indexed(117),
            (Self::Dark, Color::Magenta | Color::LightMagenta) => Color::Indexed(213),
            (Self::Light | Self::Dark, _) => Color::Reset,
        }
    }
}

impl From<Look> for Palette {
    fn from(look: Look) -> Self {
        match look {
            Look::Auto => Self::Auto,
            Look::Light => Self::Light,
            Look::Dark => Self::Dark,
            Look::Mono => Self::Mono,
        }
    }
}

impl FromStr for Palette {
    type Err = ();

    /// Reads a name, in French or in English.
    fn from_str(name: &str) -> Result<Self, ()> {
        match name.trim().to_lowercase().as_str() {
            "auto" => Ok(Self::Auto),
            "clair" | "light" => Ok(Self::Light),
            "sombre" | "dark" => Ok(Self::Dark),
            "mono" => Ok(Self::Mono),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
impl Palette {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Auto, Self::Light, Self::Dark, Self::Mono];

    /// What it is called in settings and commands.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "clair",
            Self::Dark => "sombre",
            Self::Mono => "mono",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCENTS: [Color; 6] = [Color::Red, Color::Green, Color::Yellow, Color::Blue, Color::Magenta, Color::Cyan];
    /// Backgrounds of widespread light and dark schemes.
    const PAPER: [[u8; 3]; 3] = [[0xff, 0xff, 0xff], [0xfd, 0xf6, 0xe3], [0xee, 0xee, 0xee]];
    const NIGHT: [[u8; 3]; 4] = [[0, 0, 0], [0x1e, 0x1e, 0x1e], [0x28, 0x28, 0x28], [0x00, 0x2b, 0x36]];

    /// Red, green and blue of a colour of the cube of 256.
    fn rgb(colour: Color) -> [u8; 3] {
        let Color::Indexed(number @ 16..=231) = colour else { panic!("{colour:?} depends on the terminal") };
        let level = |n: u8| [0, 95, 135, 175, 215, 255][usize::from(n % 6)];
        [level((number - 16) / 36), level((number - 16) / 6), level(number - 16)]
    }

    /// WCAG 2.1, relative luminance.
    fn luminance(colour: [u8; 3]) -> f64 {
        let linear = colour.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_accent_can_be_read_on_its_background() {
        for (palette, grounds) in [(Palette::Light, &PAPER[..]), (Palette::Dark, &NIGHT[..])] {
            for (accent, ground) in ACCENTS.iter().flat_map(|accent| grounds.iter().map(move |ground| (accent, ground)))
            {
                let found = contrast(rgb(palette.ink(*accent)), *ground);
                assert!(found >= 4.5, "{palette:?} {accent:?} on {ground:02x?}: {found:.2}");
            }
        }
        assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
    }

    #[test]
    fn white_and_black_are_the_terminals_own() {
        let greys = [Color::White, Color::Black, Color::Gray, Color::DarkGray];
        for palette in [Palette::Light, Palette::Dark, Palette::Mono] {
            assert!(greys.iter().all(|grey| palette.ink(*grey) == Color::Reset), "{palette:?}");
        }
        assert!(ACCENTS.iter().all(|accent| Palette::Mono.ink(*accent) == Color::Reset));
        assert!(ACCENTS.iter().all(|accent| Palette::Auto.ink(*accent) == *accent));
    }

    #[test]
    fn every_name_is_read_back_in_both_languages() {
        assert!(Palette::ALL.iter().all(|palette| palette.name().parse() == Ok(*palette)));
        assert_eq!(("Light".parse(), "dark".parse()), (Ok(Palette::Light), Ok(Palette::Dark)));
        assert_eq!("rose".parse::<Palette>(), Err(()));
    }
}
