//! Tag, length, value: one byte of tag, a length as DER writes it (ISO/IEC 8825-1, 10.1), the value.

/// One field.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Field<'b> {
    pub(super) tag: u8,
    pub(super) value: &'b [u8],
}

/// Appends a field.
pub(super) fn put(into: &mut Vec<u8>, tag: u8, value: &[u8]) {
    into.push(tag);
    match value.len() {
        short @ ..0x80 => into.push(short as u8),
        middle @ 0x80..0x100 => into.extend([0x81, middle as u8]),
        long => {
            into.push(0x82);
            into.extend((long as u16).to_be_bytes());
        }
    }
    into.extend(value);
}

/// Takes the first field off the bytes.
pub(super) fn take<'b>(bytes: &mut &'b [u8]) -> Option<Field<'b>> {
    let (&tag, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81 => {
            let (&length, rest) = rest.split_first().filter(|(length, _)| **length >= 0x80)?;
            (usize::from(length), rest)
        }
        0x82 => {
            let (length, rest) = rest.split_first_chunk::<2>()?;
            let length = usize::from(u16::from_be_bytes(*length));
            // The shortest form is the only one.
            (length >= 0x100).then_some((length, rest))?
        }
        _ => return None,
    };
    let (value, rest) = rest.split_at_checked(length)?;
    *bytes = rest;
    Some(Field { tag, value })
}

/// Every field of the bytes, no tag twice; `None` if they are anything else.
pub(super) fn all(mut bytes: &[u8]) -> Option<Vec<Field<'_>>> {
    let mut fields: Vec<Field<'_>> = Vec::new();
    while !bytes.is_empty() {
        let field = take(&mut bytes)?;
        if fields.iter().any(|known| known.tag == field.tag) {
            return None;
        }
        fields.push(field);
    }
    Some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_reads_back_in_its_shortest_form() {
        for (length, head) in [
            (0, &[7, 0][..]),
            (0x7f, &[7, 0x7f]),
            (0x80, &[7, 0x81, 0x80]),
            (0xff, &[7, 0x81, 0xff]),
            (0x100, &[7, 0x82, 1, 0]),
            (0xffff, &[7, 0x82, 0xff, 0xff]),
        ] {
            let value = vec![0x61; length];
            let mut bytes = Vec::new();
            put(&mut bytes, 7, &value);
            assert!(bytes.starts_with(head), "{length}");
            assert_eq!(all(&bytes), Some(vec![Field { tag: 7, value: &value }]));
            for cut in [1, 2, bytes.len() - 1].into_iter().filter(|cut| *cut < bytes.len()) {
                assert_eq!(all(&bytes[..cut]), None, "{length} cut at {cut}");
            }
        }
    }

    #[test]
    fn longer_forms_and_repeated_tags_are_refused() {
        for bytes in [
            &[7, 0x81, 1, 0][..],
            &[7, 0x82, 0, 1, 0],
            &[7, 0x80, 0, 0],
            &[7, 0x83, 0, 0, 1, 0],
            &[7, 0, 7, 0],
        ] {
            assert_eq!(all(bytes), None, "{bytes:02x?}");
        }
        assert_eq!(all(&[]), Some(Vec::new()));
    }
}
