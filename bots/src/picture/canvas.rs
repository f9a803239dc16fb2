//! A sheet of pixels in few colours, and how it is written as PNG. Knows nothing of what is drawn on it.

use std::convert::Infallible;

use embedded_graphics::pixelcolor::PixelColor;
use embedded_graphics::pixelcolor::raw::RawU4;
use embedded_graphics::prelude::{DrawTarget, Drawable, OriginDimensions, Pixel, Point, Size};
use ilfaut_client::rules::zone::Zone;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};

/// Pixels in a row.
pub(super) const WIDTH: u32 = 800;
/// Rows.
pub(super) const HEIGHT: u32 = 600;
/// The colours, in the order of [`Ink`]; those of zones are told apart by the colour-blind too (Okabe and Ito).
const PALETTE: [[u8; 3]; 7] =
    [[255, 255, 255], [0, 0, 0], [150, 150, 150], [0, 114, 178], [213, 94, 0], [90, 90, 90], [122, 20, 90]];

/// A colour of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Nothing drawn.
    Paper,
    /// Words and lines.
    Line,
    /// Lines that must not hide what is drawn.
    Faint,
    /// A zone's own.
    Consensus,
    /// A zone's own.
    Rejection,
    /// A zone's own.
    Limbo,
    /// A zone's own.
    Controversy,
}

impl Ink {
    /// The colour of a zone.
    pub(super) fn of(zone: Zone) -> Self {
        match zone {
            Zone::Consensus => Self::Consensus,
            Zone::Rejection => Self::Rejection,
            Zone::Limbo => Self::Limbo,
            Zone::Controversy => Self::Controversy,
        }
    }
}

impl PixelColor for Ink {
    type Raw = RawU4;
}

/// A sheet of pixels.
pub(super) struct Canvas(Vec<Ink>);

impl Canvas {
    /// A blank sheet.
    pub(super) fn new() -> Self {
        Self(vec![Ink::Paper; WIDTH as usize * HEIGHT as usize])
    }

    /// Draws something; what does not fit is left out.
    pub(super) fn draw(&mut self, drawn: &impl Drawable<Color = Ink>) {
        let Ok(_) = drawn.draw(self);
    }

    /// One pixel.
    pub(super) fn dot(&mut self, at: Point, ink: Ink) {
        self.draw(&Pixel(at, ink));
    }

    /// As PNG, half a byte for a pixel.
    pub(super) fn png(&self) -> Option<Vec<u8>> {
        let halves = |pair: &[Ink]| pair.iter().fold(0, |byte, ink| byte << 4 | *ink as u8);
        let packed: Vec<u8> = self.0.chunks(2).map(halves).collect();
        let mut written = Vec::new();
        let mut encoder = Encoder::new(&mut written, WIDTH, HEIGHT);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Four);
        encoder.set_palette(PALETTE.concat());
        encoder.set_compression(Compression::Balanced);
        encoder.set_filter(Filter::NoFilter); // the colours are names: nothing to subtract
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&packed).ok()?;
        writer.finish().ok()?;
        Some(written)
    }
}

impl OriginDimensions for Canvas {
    fn size(&self) -> Size {
        Size::new(WIDTH, HEIGHT)
    }
}

impl DrawTarget for Canvas {
    type Color = Ink;
    type Error = Infallible;

    fn draw_iter<I: IntoIterator<Item = Pixel<Ink>>>(&mut self, pixels: I) -> Result<(), Infallible> {
        for Pixel(at, ink) in pixels {
            let (Ok(x), Ok(y)) = (u32::try_from(at.x), u32::try_from(at.y)) else { continue };
            if x < WIDTH && y < HEIGHT {
                self.0[(y * WIDTH + x) as usize] = ink;
            }
        }
        Ok(())
    }
}
