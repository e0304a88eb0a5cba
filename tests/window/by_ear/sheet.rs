//! What the one who listens has learned beforehand, in each language: words of that language, as somebody from a help
//! line would dictate them, and where the keys of a keyboard lie. No name that the program gives to anything.

/// One language's sheet.
pub struct Sheet {
    /// What the language calls itself.
    pub name: &'static str,
    pub purpose: &'static str,
    pub correct: &'static str,
    pub reactivate: &'static str,
    pub go_on: &'static str,
    pub nif: &'static str,
    pub niss: &'static str,
    pub phone: &'static str,
    /// A part of what is said of a wrong digit.
    pub refused: &'static str,
    pub backspace: &'static str,
    pub at: &'static str,
    pub dot: &'static str,
    pub plus: &'static str,
    pub unknown: &'static str,
    pub skip: &'static str,
    pub send: &'static str,
    pub statement: &'static str,
    pub receipt: &'static str,
    pub printed: &'static str,
    pub code_label: &'static str,
    pub finish: &'static str,
    pub rows_of_letters: &'static [&'static [&'static str]],
    pub rows_of_numbers: &'static [&'static [&'static str]],
}

impl Sheet {
    /// Whether some word on it is in what was said.
    pub fn knows(&self, words: &str) -> bool {
        [
            self.purpose,
            self.correct,
            self.reactivate,
            self.nif,
            self.unknown,
            self.skip,
            self.send,
        ]
        .iter()
        .any(|phrase| words.contains(phrase))
    }

    /// How a sign is called.
    pub fn name_of(&self, sign: char) -> String {
        match sign {
            '@' => self.at.to_owned(),
            '.' => self.dot.to_owned(),
            '+' => self.plus.to_owned(),
            other => other.to_string(),
        }
    }

    /// An address as it is said.
    pub fn spelled(&self, address: &str) -> String {
        let names = address.chars().map(|sign| match self.name_of(sign) {
            name if name.chars().count() == 1 && name.is_ascii() => name.to_uppercase(),
            name => name,
        });
        names.collect::<Vec<_>>().join(", ")
    }
}

macro_rules! sheet {
    ($name:ident { $($field:ident: $words:literal,)+ }, at: $at:literal, dot: $dot:literal, plus: $plus:literal,
     backspace: $backspace:literal) => {
        pub const $name: Sheet = Sheet {
            $($field: $words,)+
            at: $at,
            dot: $dot,
            plus: $plus,
            backspace: $backspace,
            rows_of_letters: &[
                &["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"],
                &["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"],
                &["a", "s", "d", "f", "g", "h", "j", "k", "l"],
                &["z", "x", "c", "v", "b", "n", "m", "_", $plus, $dot],
                &["gmail", "hotmail", "outlook"],
                &["sapo", $at, "signs", $backspace],
            ],
            rows_of_numbers: &[
                &["1", "2", "3"],
                &["4", "5", "6"],
                &["7", "8", "9"],
                &[$plus, "0", $backspace],
            ],
        };
    };
}

sheet!(PORTUGUESE {
    name: "Português",
    purpose: "O que precisa de fazer",
    correct: "Corrigir o meu e-mail",
    reactivate: "Reativar o meu processo",
    go_on: "Continuar",
    nif: "número de contribuinte",
    niss: "Segurança Social",
    phone: "Telefone",
    refused: "algarismo trocado",
    unknown: "Não sei",
    skip: "Não posso abrir o meu e-mail",
    send: "Enviar pedido",
    statement: "Ao enviar, declara",
    receipt: "O recibo diz",
    printed: "Recibo impresso",
    code_label: "Código de acompanhamento",
    finish: "Terminar",
}, at: "Arroba", dot: "Ponto", plus: "Mais", backspace: "Apagar");

sheet!(URDU {
    name: "اردو",
    purpose: "آپ کو کیا کرنا ہے",
    correct: "میری ای میل درست کریں",
    reactivate: "میری فائل دوبارہ چالو کریں",
    go_on: "آگے جائیں",
    nif: "ٹیکس نمبر",
    niss: "سوشل سکیورٹی نمبر",
    phone: "فون",
    refused: "ایک ہندسہ درست نہیں",
    unknown: "مجھے معلوم نہیں",
    skip: "یہاں میری ای میل نہیں کھل سکتی",
    send: "درخواست بھیجیں",
    statement: "بھیجنے پر آپ کا بیان",
    receipt: "رسید میں لکھا ہے",
    printed: "رسید چھپ گئی",
    code_label: "ٹریکنگ کوڈ",
    finish: "ختم کریں",
}, at: "ایٹ کی علامت", dot: "ڈاٹ", plus: "جمع", backspace: "مٹائیں");

sheet!(HINDI {
    name: "हिन्दी",
    purpose: "आपको क्या करना है",
    correct: "मेरा ईमेल ठीक करें",
    reactivate: "मेरा केस फिर चालू करें",
    go_on: "आगे बढ़ें",
    nif: "टैक्स नंबर",
    niss: "Segurança Social",
    phone: "फ़ोन नंबर",
    refused: "कोई अंक सही नहीं",
    unknown: "मुझे पता नहीं",
    skip: "यहाँ मेरा ईमेल नहीं खुल सकता",
    send: "अनुरोध भेजें",
    statement: "भेजने पर यह आपका बयान",
    receipt: "रसीद में लिखा है",
    printed: "रसीद छप गई",
    code_label: "ट्रैकिंग कोड",
    finish: "खत्म करें",
}, at: "@ का निशान", dot: "डॉट", plus: "प्लस", backspace: "मिटाएँ");

sheet!(CHINESE {
    name: "中文",
    purpose: "您要办什么事",
    correct: "更正我的邮箱",
    reactivate: "恢复我的案件",
    go_on: "继续",
    nif: "税号",
    niss: "社保号",
    phone: "电话",
    refused: "有一位数字不对",
    unknown: "我不知道",
    skip: "我在这里打不开邮箱",
    send: "发送请求",
    statement: "就表示您声明",
    receipt: "回执上写着",
    printed: "回执已打印",
    code_label: "查询码",
    finish: "完成",
}, at: "艾特符号", dot: "点", plus: "加号", backspace: "删除");
