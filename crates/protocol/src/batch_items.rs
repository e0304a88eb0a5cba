//! Serde of a batch's items, from a sender who is not trusted. As raw values they could take a hundred times
//! the memory of their text (`{"":0}` is seven bytes, and a map): 6 MiB of body made 700 MiB of values.
//!
//! What is a request is read as one at once. Of anything else what is kept is bounded, and what is too much is passed over, so
//! that it never blocks its neighbours: an item with more values than any request has, or with a field twice, is read as
//! null, which is no request; of a batch with too many items enough are kept to see that.

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value, value::RawValue};

use crate::wire::{Item, MAX_BATCH};

/// A request has 17 values, itself included. Also far below the depth at which `serde_json` gives the whole
/// body up.
const MOST_VALUES: usize = 64;

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Item, D::Error> {
        let text = Box::<RawValue>::deserialize(deserializer)?;
        if let Ok(request) = serde_json::from_str(text.get()) {
            return Ok(Item::Request(request));
        }
        let mut left = MOST_VALUES;
        let read =
            Bounded(&mut left).deserialize(&mut serde_json::Deserializer::from_str(text.get()));
        Ok(Item::Other(read.ok().flatten().unwrap_or_default()))
    }
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<Item>, D::Error> {
    deserializer.deserialize_seq(Items)
}

struct Items;

impl<'de> Visitor<'de> for Items {
    type Value = Vec<Item>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("requests")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<Item>, A::Error> {
        let mut kept = Vec::new();
        while kept.len() <= MAX_BATCH {
            match items.next_element()? {
                Some(item) => kept.push(item),
                None => return Ok(kept),
            }
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(kept)
    }
}

/// A value of at most so many values; `None` if there are more in it, or a field twice.
struct Bounded<'a>(&'a mut usize);

impl<'de> DeserializeSeed<'de> for Bounded<'_> {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Value>, D::Error> {
        match self.0.checked_sub(1) {
            Some(left) => {
                *self.0 = left;
                deserializer.deserialize_any(self)
            }
            None => IgnoredAny::deserialize(deserializer).map(|_| None),
        }
    }
}

impl<'de> Visitor<'de> for Bounded<'_> {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Option<Value>, E> {
        Ok(Some(Value::Null))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Option<Value>, E> {
        Ok(Some(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Option<Value>, E> {
        Ok(Some(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Option<Value>, E> {
        Ok(Some(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Option<Value>, E> {
        Ok(Some(value.into()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Option<Value>, E> {
        Ok(Some(value.into()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Option<Value>, E> {
        Ok(Some(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Option<Value>, A::Error> {
        let mut read = Vec::new();
        while let Some(element) = elements.next_element_seed(Bounded(self.0))? {
            let Some(element) = element else {
                while elements.next_element::<IgnoredAny>()?.is_some() {}
                return Ok(None);
            };
            read.push(element);
        }
        Ok(Some(read.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Option<Value>, A::Error> {
        let mut read = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            let value = fields.next_value_seed(Bounded(self.0))?;
            // The first of two fields would be lost without a word; alone, such a request is refused.
            let is_first = !read.contains_key(&name);
            let Some(value) = value.filter(|_| is_first) else {
                while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                return Ok(None);
            };
            read.insert(name, value);
        }
        Ok(Some(read.into()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::wire::Batch;

    /// What is no request.
    fn read(items: &str) -> Option<Vec<Value>> {
        let body = format!("{{\"requests\":[{items}]}}");
        let batch: Batch = serde_json::from_str(&body).ok()?;
        let other = |item| match item {
            Item::Other(value) => value,
            Item::Request(_) => panic!("a request out of nothing"),
        };
        Some(batch.requests.into_iter().map(other).collect())
    }

    #[test]
    fn an_item_is_read_as_it_is() {
        let item =
            json!({ "a": [null, true, -1, u64::MAX, 1.5, "é\n"], "b": { "c": {}, "d": [] } });
        assert_eq!(read(&item.to_string()), Some(vec![item]));
        assert_eq!(read(""), Some(Vec::new()));
    }

    #[test]
    fn an_item_with_too_much_in_it_is_no_request_and_its_neighbours_are_read() {
        let wide = json!(vec![0; MOST_VALUES]).to_string();
        let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
        let maps = format!("{{\"more\":[{}0]}}", "{\"\":0},".repeat(10_000));
        for bad in [wide, deep, maps, r#"{"id":1,"id":1}"#.to_owned()] {
            let items = format!("1,{bad},{{\"a\":{bad},\"b\":0}},2");
            let expected = vec![json!(1), Value::Null, Value::Null, json!(2)];
            assert_eq!(read(&items), Some(expected), "{bad:.20}");
        }
        let fits = json!(vec![0; MOST_VALUES - 1]);
        assert_eq!(read(&fits.to_string()), Some(vec![fits]));
    }

    #[test]
    fn of_too_many_items_one_too_many_is_kept() {
        for (sent, kept) in [
            (MAX_BATCH, MAX_BATCH),
            (MAX_BATCH + 1, MAX_BATCH + 1),
            (1_000_000, MAX_BATCH + 1),
        ] {
            let items = vec!["0"; sent].join(",");
            assert_eq!(read(&items).unwrap().len(), kept, "{sent}");
        }
    }

    #[test]
    fn what_is_no_list_or_breaks_off_is_refused() {
        for body in [
            "{}",
            r#"{"requests":{}}"#,
            r#"{"requests":null}"#,
            r#"{"requests":[{"a":1]}"#,
            r#"{"requests":[1,2"#,
            r#"{"requests":[1,2]"#,
        ] {
            assert!(serde_json::from_str::<Batch>(body).is_err(), "{body}");
        }
    }
}
