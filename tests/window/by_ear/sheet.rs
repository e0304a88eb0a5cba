//! What the one who listens has learned beforehand, in each language: words of that language, as somebody from a help
//! line would dictate them. No name that the program gives to anything.

use super::keyboard::{BACKSPACE, SIGNS};

/// One language's sheet.
pub struct Sheet {
    /// What the language calls itself.
    pub name: &'static str,
    /// What is asked first.
    pub purpose: &'static str,
    pub correct: &'static str,
    pub reactivate: &'static str,
    /// The last of what can be chosen there.
    pub call_staff: &'static str,
    pub go_on: &'static str,
    /// What is asked where the papers lie.
    pub papers: &'static str,
    pub nif: &'static str,
    pub niss: &'static str,
    pub phone: &'static str,
    /// Here something can be written.
    pub field: &'static str,
    /// A part of what is said of a wrong digit.
    pub refused: &'static str,
    pub deleted: &'static str,
    pub old_address: &'static str,
    pub unknown: &'static str,
    pub new_address: &'static str,
    pub skip: &'static str,
    /// What is asked where everything is read back.
    pub check: &'static str,
    pub statement: &'static str,
    pub send: &'static str,
    pub saved: &'static str,
    pub receipt: &'static str,
    pub code_label: &'static str,
    pub printed: &'static str,
    pub delivered: &'static str,
    pub finish: &'static str,
    /// How signs and keys are called.
    pub signs: [(&'static str, &'static str); 7],
}

impl Sheet {
    /// Whether some question on it is in what was said.
    pub fn knows(&self, heard: &[String]) -> bool {
        let questions = [
            self.purpose,
            self.papers,
            self.old_address,
            self.new_address,
            self.check,
            self.saved,
        ];
        questions
            .iter()
            .any(|question| heard.iter().any(|words| words.contains(question)))
    }

    /// How a key is called; one that writes several signs, by the words for them.
    pub fn name_of(&self, key: &str) -> String {
        let own = self.signs.iter().find(|(sign, _)| *sign == key);
        match own {
            Some((_, name)) => (*name).to_owned(),
            None if key.chars().count() == 1 => key.to_uppercase(),
            None => key
                .replace('@', &format!("{} ", self.name_of("@")))
                .replace('.', &format!(" {} ", self.name_of("."))),
        }
    }

    /// An address as it is said.
    pub fn spelled(&self, address: &str) -> String {
        let signs = address.chars().map(|sign| self.name_of(&sign.to_string()));
        signs.collect::<Vec<_>>().join(", ")
    }
}

pub const PORTUGUESE: Sheet = Sheet {
    name: "Português",
    purpose: "O que precisa de fazer",
    correct: "Corrigir o meu e-mail",
    reactivate: "Reativar o meu processo",
    call_staff: "Não sei, ou não tenho",
    go_on: "Continuar",
    papers: "Quais destes tem",
    nif: "número de contribuinte",
    niss: "Segurança Social",
    phone: "Telefone",
    field: "escreva aqui",
    refused: "algarismo trocado",
    deleted: "apagado",
    old_address: "Que e-mail tem a AIMA",
    unknown: "Não sei",
    new_address: "Que e-mail quer usar",
    skip: "Não posso abrir o meu e-mail",
    check: "Está tudo certo",
    statement: "Ao enviar, declara",
    send: "Enviar pedido",
    saved: "O seu pedido ficou registado",
    receipt: "O recibo diz",
    code_label: "Código de acompanhamento",
    printed: "Recibo impresso",
    delivered: "Chegou à AIMA",
    finish: "Terminar",
    signs: [
        ("@", "Arroba"),
        (".", "Ponto"),
        ("-", "Hífen"),
        ("_", "Traço inferior"),
        ("+", "Mais"),
        (SIGNS, "Outros sinais"),
        (BACKSPACE, "Apagar"),
    ],
};

pub const URDU: Sheet = Sheet {
    name: "اردو",
    purpose: "آپ کو کیا کرنا ہے",
    correct: "میری ای میل درست کریں",
    reactivate: "میری فائل دوبارہ چالو کریں",
    call_staff: "معلوم نہیں، یا",
    go_on: "آگے جائیں",
    papers: "ان میں سے آپ کے پاس کیا ہے",
    nif: "ٹیکس نمبر",
    niss: "سوشل سکیورٹی نمبر",
    phone: "فون",
    field: "یہاں لکھیں",
    refused: "ایک ہندسہ درست نہیں",
    deleted: "مٹا دیا گیا",
    old_address: "پہلے سے AIMA کے پاس کون سی ای میل ہے",
    unknown: "مجھے معلوم نہیں",
    new_address: "کون سی ای میل استعمال کرنی ہے",
    skip: "یہاں میری ای میل نہیں کھل سکتی",
    check: "کیا سب درست ہے",
    statement: "بھیجنے پر آپ کا بیان",
    send: "درخواست بھیجیں",
    saved: "آپ کی درخواست درج ہو گئی",
    receipt: "رسید میں لکھا ہے",
    code_label: "ٹریکنگ کوڈ",
    printed: "رسید چھپ گئی",
    delivered: "یہ AIMA تک پہنچ گئی",
    finish: "ختم کریں",
    signs: [
        ("@", "ایٹ کی علامت"),
        (".", "ڈاٹ"),
        ("-", "ہائفن"),
        ("_", "انڈر سکور"),
        ("+", "جمع"),
        (SIGNS, "دوسری علامتیں"),
        (BACKSPACE, "مٹائیں"),
    ],
};

pub const HINDI: Sheet = Sheet {
    name: "हिन्दी",
    purpose: "आपको क्या करना है",
    correct: "मेरा ईमेल ठीक करें",
    reactivate: "मेरा केस फिर चालू करें",
    call_staff: "या मेरे पास ईमेल नहीं",
    go_on: "आगे बढ़ें",
    papers: "इनमें से आपके पास क्या-क्या है",
    nif: "टैक्स नंबर",
    niss: "Segurança Social",
    phone: "फ़ोन नंबर",
    field: "यहाँ लिखें",
    refused: "कोई अंक सही नहीं",
    deleted: "मिटाया गया",
    old_address: "AIMA के पास कौन-सा ईमेल है",
    unknown: "मुझे पता नहीं",
    new_address: "अब कौन-सा ईमेल रखना है",
    skip: "यहाँ मेरा ईमेल नहीं खुल सकता",
    check: "क्या सब सही है",
    statement: "भेजने पर यह आपका बयान",
    send: "अनुरोध भेजें",
    saved: "आपका अनुरोध दर्ज हो गया",
    receipt: "रसीद में लिखा है",
    code_label: "ट्रैकिंग कोड",
    printed: "रसीद छप गई",
    delivered: "AIMA के पास पहुँच गया",
    finish: "खत्म करें",
    signs: [
        ("@", "@ का निशान"),
        (".", "डॉट"),
        ("-", "हाइफ़न"),
        ("_", "अंडरस्कोर"),
        ("+", "प्लस"),
        (SIGNS, "दूसरे निशान"),
        (BACKSPACE, "मिटाएँ"),
    ],
};

pub const CHINESE: Sheet = Sheet {
    name: "中文",
    purpose: "您要办什么事",
    correct: "更正我的邮箱",
    reactivate: "恢复我的案件",
    call_staff: "或者我没有邮箱",
    go_on: "继续",
    papers: "您有下面哪几样",
    nif: "税号",
    niss: "社保号",
    phone: "电话",
    field: "在这里输入",
    refused: "有一位数字不对",
    deleted: "已删除",
    old_address: "AIMA 登记的是哪个邮箱",
    unknown: "我不知道",
    new_address: "您想用哪个邮箱",
    skip: "我在这里打不开邮箱",
    check: "都对吗",
    statement: "就表示您声明",
    send: "发送请求",
    saved: "您的请求已保存",
    receipt: "回执上写着",
    code_label: "查询码",
    printed: "回执已打印",
    delivered: "已送到 AIMA",
    finish: "完成",
    signs: [
        ("@", "艾特符号"),
        (".", "点"),
        ("-", "短横线"),
        ("_", "下划线"),
        ("+", "加号"),
        (SIGNS, "其他符号"),
        (BACKSPACE, "删除"),
    ],
};
