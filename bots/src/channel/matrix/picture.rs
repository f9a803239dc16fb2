//! What programs want to know of a picture before they fetch it. Pure: reads the first bytes of a PNG, which is all we draw.

use matrix_sdk::attachment::{AttachmentInfo, BaseImageInfo};
use matrix_sdk::ruma::UInt;

/// Where a PNG says how wide and how high it is.
const SIDES: [usize; 2] = [16, 20];

/// Its sides and its size.
pub(super) fn info(png: &[u8]) -> AttachmentInfo {
    let side = |at: usize| png.get(at..)?.first_chunk().map(|side| UInt::from(u32::from_be_bytes(*side)));
    let [width, height] = SIDES.map(side);
    let size = UInt::try_from(png.len()).ok();
    AttachmentInfo::Image(BaseImageInfo { height, width, size, ..BaseImageInfo::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_sides_and_something_else_a_size_alone() {
        let png = [&[0; 16][..], &[0, 0, 2, 0], &[0, 0, 0, 9]].concat();
        let AttachmentInfo::Image(read) = info(&png) else { panic!("no picture") };
        let [width, height, size] = [512_u32, 9, 24].map(|side| Some(UInt::from(side)));
        assert_eq!((read.width, read.height, read.size), (width, height, size));
        let AttachmentInfo::Image(read) = info(b"nothing") else { panic!("no picture") };
        assert_eq!((read.width, read.height, read.size), (None, None, Some(UInt::from(7_u32))));
    }
}
