//! The codes of countries and organisations that issue passports: ISO 3166-1 alpha-3, and the special
//! codes of ICAO Doc 9303-3, section 5. Codes only: their names belong to the texts.

use crate::digits;
use crate::text_value::{LONGEST_INPUT, coded_error};

/// The issuer of a passport: three capital letters, one of [`Country::all`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country(&'static str);

coded_error! {
    /// Why a value is not the code of an issuer.
    pub enum CountryError {
        /// Nothing was chosen.
        Missing => "country-missing",
        /// No issuer has this code.
        Unknown => "country-unknown",
    }
}

impl Country {
    /// Reads a three-letter code in either case. Zones write Germany as `D`, and Kosovo also as `XKX`: both
    /// are read as the one code that this list has, so that equal passports compare equal.
    ///
    /// # Errors
    /// See [`CountryError`].
    pub fn parse(typed: &str) -> Result<Self, CountryError> {
        if typed.len() > LONGEST_INPUT {
            return Err(CountryError::Unknown);
        }
        let code = digits::to_ascii(typed.trim()).to_ascii_uppercase();
        match code.as_str() {
            "" => Err(CountryError::Missing),
            "D" => Ok(Self("DEU")),
            "XKX" => Ok(Self("RKS")),
            code => ISO
                .iter()
                .chain(SPECIAL)
                .find(|known| **known == code)
                .map(|known| Self(known))
                .ok_or(CountryError::Unknown),
        }
    }

    /// Every code: the countries of ISO 3166-1 in alphabetical order, then the special ones.
    pub fn all() -> impl Iterator<Item = Self> {
        ISO.iter().chain(SPECIAL).map(|code| Self(code))
    }

    /// The three capital letters.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl std::str::FromStr for Country {
    type Err = CountryError;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        Self::parse(typed)
    }
}

impl std::fmt::Display for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::fmt::Debug for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Country({})", self.0)
    }
}

impl serde::Serialize for Country {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Country {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <String as serde::Deserialize>::deserialize(deserializer)?;
        Self::parse(&code).map_err(|error| serde::de::Error::custom(error.code()))
    }
}

/// ISO 3166-1 alpha-3.
const ISO: &[&str] = &[
    "ABW", "AFG", "AGO", "AIA", "ALA", "ALB", "AND", "ARE", "ARG", "ARM", "ASM", "ATA", "ATF",
    "ATG", "AUS", "AUT", "AZE", "BDI", "BEL", "BEN", "BES", "BFA", "BGD", "BGR", "BHR", "BHS",
    "BIH", "BLM", "BLR", "BLZ", "BMU", "BOL", "BRA", "BRB", "BRN", "BTN", "BVT", "BWA", "CAF",
    "CAN", "CCK", "CHE", "CHL", "CHN", "CIV", "CMR", "COD", "COG", "COK", "COL", "COM", "CPV",
    "CRI", "CUB", "CUW", "CXR", "CYM", "CYP", "CZE", "DEU", "DJI", "DMA", "DNK", "DOM", "DZA",
    "ECU", "EGY", "ERI", "ESH", "ESP", "EST", "ETH", "FIN", "FJI", "FLK", "FRA", "FRO", "FSM",
    "GAB", "GBR", "GEO", "GGY", "GHA", "GIB", "GIN", "GLP", "GMB", "GNB", "GNQ", "GRC", "GRD",
    "GRL", "GTM", "GUF", "GUM", "GUY", "HKG", "HMD", "HND", "HRV", "HTI", "HUN", "IDN", "IMN",
    "IND", "IOT", "IRL", "IRN", "IRQ", "ISL", "ISR", "ITA", "JAM", "JEY", "JOR", "JPN", "KAZ",
    "KEN", "KGZ", "KHM", "KIR", "KNA", "KOR", "KWT", "LAO", "LBN", "LBR", "LBY", "LCA", "LIE",
    "LKA", "LSO", "LTU", "LUX", "LVA", "MAC", "MAF", "MAR", "MCO", "MDA", "MDG", "MDV", "MEX",
    "MHL", "MKD", "MLI", "MLT", "MMR", "MNE", "MNG", "MNP", "MOZ", "MRT", "MSR", "MTQ", "MUS",
    "MWI", "MYS", "MYT", "NAM", "NCL", "NER", "NFK", "NGA", "NIC", "NIU", "NLD", "NOR", "NPL",
    "NRU", "NZL", "OMN", "PAK", "PAN", "PCN", "PER", "PHL", "PLW", "PNG", "POL", "PRI", "PRK",
    "PRT", "PRY", "PSE", "PYF", "QAT", "REU", "ROU", "RUS", "RWA", "SAU", "SDN", "SEN", "SGP",
    "SGS", "SHN", "SJM", "SLB", "SLE", "SLV", "SMR", "SOM", "SPM", "SRB", "SSD", "STP", "SUR",
    "SVK", "SVN", "SWE", "SWZ", "SXM", "SYC", "SYR", "TCA", "TCD", "TGO", "THA", "TJK", "TKL",
    "TKM", "TLS", "TON", "TTO", "TUN", "TUR", "TUV", "TWN", "TZA", "UGA", "UKR", "UMI", "URY",
    "USA", "UZB", "VAT", "VCT", "VEN", "VGB", "VIR", "VNM", "VUT", "WLF", "WSM", "YEM", "ZAF",
    "ZMB", "ZWE",
];

/// ICAO Doc 9303-3, section 5, parts B to E: British nationals, organisations, persons without a
/// nationality, and the specimen state; RKS is Kosovo's.
const SPECIAL: &[&str] = &[
    "EUE", "GBD", "GBN", "GBO", "GBP", "GBS", "RKS", "UNA", "UNK", "UNO", "UTO", "XBA", "XCC",
    "XCE", "XCO", "XDC", "XEC", "XES", "XIM", "XMP", "XOM", "XPO", "XXA", "XXB", "XXC", "XXX",
    "IAO",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_code_is_listed_once_and_iso_is_sorted() {
        assert!(ISO.is_sorted());
        assert_eq!(ISO.len(), 249);
        let codes: std::collections::HashSet<_> = Country::all().collect();
        assert_eq!(codes.len(), ISO.len() + SPECIAL.len());
        for code in codes {
            assert_eq!(Country::parse(code.as_str()), Ok(code));
        }
    }

    #[test]
    fn every_issuer_that_the_zone_reader_knows_is_known_unless_it_ended_long_ago() {
        let missing: Vec<_> = ::mrz::codes()
            .iter()
            .map(|(code, _)| *code)
            .filter(|code| Country::parse(code).is_err())
            .collect();
        // The Netherlands Antilles and the Neutral Zone: no passport of theirs can still be valid.
        assert_eq!(missing, ["ANT", "NTZ"]);
    }

    #[test]
    fn case_and_white_space_do_not_matter() {
        assert_eq!(Country::parse(" ind ").unwrap().as_str(), "IND");
    }

    #[test]
    fn an_issuer_with_two_codes_has_one_value() {
        assert_eq!(Country::parse("D"), Country::parse("DEU"));
        assert_eq!(Country::parse("XKX"), Country::parse("RKS"));
    }

    #[test]
    fn nothing_and_nonsense_have_their_codes() {
        assert_eq!(Country::parse("  ").unwrap_err().code(), "country-missing");
        for typed in ["ZZZ", "PT", "Portugal", "P\u{420}T", &"A".repeat(2_000)] {
            assert_eq!(Country::parse(typed).unwrap_err().code(), "country-unknown");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(typed in any::<String>()) {
            if let Ok(country) = Country::parse(&typed) {
                prop_assert_eq!(Country::parse(country.as_str()), Ok(country));
            }
        }
    }
}
