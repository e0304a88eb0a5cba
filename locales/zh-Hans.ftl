# Simplified Chinese (zh-Hans).
# Awaits review by a native speaker; docs/languages.md says how.

### Page: words common to all screens

product-kiosk = 自助机
demo = 演示。这里的一切都是虚构的，AIMA 也是。
actions = 本屏幕的按钮
content = 本屏幕的内容
continue = 继续
back = 返回
cancel = 删除并退出
finish = 完成
close = 关闭
help = 帮助
send = 发送请求
sending = 正在保存…
try-again = 再试一次
scroll-down = 往下看
scroll-up = 往上看
read-on = 看到最后
step-of = 第 { $step } 步，共 { $steps } 步
language-title = 选择语言
look = 文字和颜色
look-size = 文字大小
look-colours = 颜色
look-usual = 平常
look-light = 高对比度，浅色
look-dark = 高对比度，深色
look-lower = 全部放低
keyboard = 键盘
key-backspace = 删除
field-clear = 删除这里输入的全部内容
key-signs = 其他符号
key-letters = 字母
key-at = 艾特符号
key-dot = 点
key-hyphen = 短横线
key-underscore = 下划线
key-plus = 加号
key-exclamation = 感叹号
key-hash = 井号
key-dollar = 美元符号
key-percent = 百分号
key-and = 和号
key-apostrophe = 撇号
key-asterisk = 星号
key-slash = 斜杠
key-equals = 等号
key-question = 问号
key-caret = 脱字符
key-grave = 反引号
key-brace-open = 左大括号
key-bar = 竖线
key-brace-close = 右大括号
key-tilde = 波浪号
error-summary = 请改正
trouble = 刚才没有成功。您输入的内容还在。请再试一次，或请工作人员帮忙。

### Page: screens, one after the other

# Out of service: shown in every language at once.
out-of-service-title = 这台自助机不能使用
out-of-service-reason = 自助机出了问题。
out-of-service-what-to-do = 请到柜台：在那里可以提出同样的请求。问题解决后，自助机会自动恢复使用。
out-of-service-go = 请到柜台：在那里可以提出同样的请求。
out-of-service-code = 给工作人员的代码：{ $code }

# Welcome: the title in every language, the languages in their own names.
welcome-title = 请选择您的语言
welcome-what = 更正邮箱、恢复案件、查询请求。免费。请准备好护照、NIF 或其他号码。
welcome-what-short = 更正 AIMA 登记的邮箱。免费。请带护照。
welcome-trouble = 刚才没有成功。请再试一次，或请工作人员帮忙。
welcome-printing = 前一位的回执还在打印。请稍等。

# Purpose.
purpose-title = 您要办什么事？
purpose-correct-email = 更正我的邮箱
purpose-correct-email-detail = 我没收到 AIMA 的邮件，或者我的邮箱换了。
purpose-resend = 再要一次缴费信息
purpose-resend-detail = 邮箱没错，但没收到缴费信息。
purpose-reactivate = 恢复我的案件
purpose-reactivate-detail = 我不小心点了“不再需要”（já não tenho interesse）。
purpose-closed = AIMA 来信说我的案件已关闭
purpose-closed-detail = 先在这里开始，然后到柜台和工作人员谈。
purpose-track = 查询我提出过的请求
purpose-track-detail = 我有带查询码的回执。
purpose-call-staff = 我不清楚，或者我没有邮箱
purpose-call-staff-detail = 点这里，工作人员会来找您。
notice-no-receipt = 现在打印不了回执。您仍然可以提出请求：最后请把查询码拍下来、写下来，或给工作人员看。
notice-go-on = 您仍然可以提出请求。

# Privacy.
privacy-title = 您的个人信息
privacy-who = 您在这里输入的信息，只由 AIMA 处理。
privacy-what = 只用来找到您的案件，并答复您的请求。
privacy-kept = 自助机加密保存这些信息。只有 AIMA 能看到内容。
privacy-more = 了解更多
privacy-basis-title = AIMA 为什么可以这样做
privacy-basis = 这是法律交给 AIMA（融合、移民和庇护局）的公共任务（GDPR 第 6 条第 1 款 e 项）。
privacy-sharing-title = 谁会收到这些信息
privacy-sharing = 只有 AIMA 办理您案件的部门。
privacy-how-long-title = 保存多久
privacy-how-long = 在自助机上：请求送到 AIMA 后最多 7 天，始终加密。在 AIMA：按法律对您案件的规定保存。
privacy-rights-title = 您的权利
privacy-rights = 您可以要求查看、更正、限制使用或删除您的信息，也可以反对使用。请到柜台提出，或通过 aima.gov.pt 联系 AIMA 的数据保护负责人。
privacy-authority-title = 对个人信息问题的投诉
privacy-authority = 国家数据保护委员会（CNPD）：cnpd.pt。

# Identity.
identity-title = 您有下面哪几样？
identity-lead = 请至少点两样，并输入号码。
identity-nif = NIF（税号）
identity-nif-hint = 9 位数字。在税务局（Finanças）的卡片或信上。
identity-passport = 护照号码
identity-passport-hint = 字母和数字，在有您照片的那一页。
identity-country = 发护照的国家
identity-country-choose = 选择国家
identity-niss = NISS（社保号）
identity-niss-hint = 11 位数字。在您的工资单上。
identity-phone = 电话
identity-phone-hint = 您留给 AIMA 的号码。外国号码请以 + 开头。
identity-number = 号码
identity-too-few = 只有一样？请带护照到柜台：那里会和您一起提出请求。
passport-renewed = 案件里是我的旧护照
phone-country-title = 这是哪个国家的号码？
phone-country-other = 都不是：我来改号码
identity-assisted = 有人在帮我
paper-empty = 点这里输入
paper-none = 我没有
country-common = 最常选的
country-letters = 按字母找国家
country-missing = 这里没有我的国家
country-missing-detail = 您有难民或无国籍人的旅行证件吗？如果找不到您的国家，请叫工作人员。
country-stateless = 无国籍（旅行证件）
country-refugee = 难民（旅行证件）
country-close = 不选，返回

# Old e-mail.
old-email-title = AIMA 登记的是哪个邮箱？
old-email-lead = 就是案件开始时留的邮箱。
old-email-label = 旧邮箱
old-email-hint = 可能有错，也可能是别人的。当时怎么留的就怎么输入。
old-email-unknown = 我不知道
old-email-none = 我没有留过
old-email-helpers = 是帮我办的人的邮箱

# New e-mail.
new-email-title = 您想用哪个邮箱？
new-email-lead = AIMA 以后会往这个邮箱发邮件。
new-email-label = 新邮箱
new-email-own = 这个邮箱是您自己的吗？请用不靠别人帮忙就能打开的邮箱。
resend-email-title = AIMA 登记的是哪个邮箱？
resend-email-lead = AIMA 会再往这个邮箱发一次缴费信息。
resend-email-label = 您的邮箱
resend-email-own = 您能打开这个邮箱吗？如果不能，请点“返回”，再选“更正我的邮箱”。
email-suggestion-title = 您是不是想输入另一个邮箱？
email-suggestion-accept = 是的，是这个
email-suggestion-keep = 不，就是这个
same-email-title = 您两次输入了同一个邮箱
same-email-detail = 如果这个邮箱没错，AIMA 可以再发一次缴费信息。
same-email-resend = 是的，再发一次信息
same-email-change = 不，我要用别的邮箱

# Check.
check-title = 都对吗？
check-lead-correct-email = 请求：更正邮箱。请慢慢看清楚再发送。
check-lead-resend = 请求：再发一次缴费信息。请慢慢看清楚再发送。
check-lead-reactivate = 请求：恢复案件。请慢慢看清楚再发送。
check-lead-closed = 请求：AIMA 来信说案件已关闭。请慢慢看清楚再发送。
check-identity = 您的身份
check-old-email = AIMA 登记的邮箱
check-old-email-unknown = 我不知道
check-old-email-none = 没有留过
check-old-email-helpers = 是帮我办的人的邮箱
check-new-email = 新邮箱
check-resend-email = 信息发到
check-assisted = 帮助
check-assisted-yes = 有人在帮我
check-passport-renewed = 案件里是旧护照
check-change = 修改
check-change-what = 修改：{ $what }
check-statement-title = 点发送，就表示您声明
check-statement-means = 上面是官方语言葡萄牙语。意思是：
reactivation-statement = 我声明：我没有打算撤回我的“意向声明”（manifestação de interesse），并请求恢复我的案件。
closed-counter = 这个请求最后都要到柜台办：AIMA 的工作人员要和您一起看案件。自助机会保存请求，并给您一张回执，请拿到柜台出示。

# Not saved.
not-saved-title = 请求没有保存
not-saved-nothing-kept = 什么都没有保存。AIMA 没有收到这个请求。
not-saved-what-now = 您可以这样做
not-saved-try-again = 再试一次：您输入的内容还在。
not-saved-counter = 如果还是不行，请到柜台：在那里可以提出同样的请求。

# Done.
done-title = 您的请求已保存
done-title-several = 您的几个请求已保存
done-keep-code =
    { $requests ->
        [1] 请保存好这个查询码，或拍张照片。
       *[other] 请保存好这些查询码，或拍张照片。
    }
done-new-email = 新邮箱：
address-begins = 以 { $begins } 开头
address-begins-at = 以 { $begins } 开头，@ 后面是 { $domain }
done-show-address = 显示
done-person = 第 { $number } 人：{ $kind }
done-person-alone = 第 { $number } 人
done-another-person = 为另一个人办同样的事
another-person-title = AIMA 给那个人的邮件发到哪个邮箱？
another-person-detail = 您输入的号码现在会删除。已保存的请求不变。
another-person-yes = 发到同一个邮箱
another-person-own = 发到另一个邮箱
another-person-no = 没有别人了：留在这里
done-qr = 二维码：查询请求进展
done-qr-opens = 打开页面
fact-saved = 已于 { $time } 保存在这台自助机
fact-printing = 正在打印回执…
fact-printed = 回执已打印。请带走。
fact-not-printed = 回执没有打印出来
fact-not-printed-photo = 请求仍然保存好了。请把查询码拍下来。
fact-unconfirmed = 不确定回执有没有打印出来
fact-unconfirmed-detail = 请看看打印机。如果没有，请向工作人员要一张副本。
fact-delivered = 已送到 AIMA
fact-not-delivered = 还没送到 AIMA
fact-not-delivered-detail = 自助机会自动发送。您不用在这里等。
print-again = 再打印一次
fact-short-saved = 已于 { $time } 保存
fact-short-printing = 正在打印…
fact-short-printed = 回执已打印
fact-short-not-printed = 没有打印
fact-short-unconfirmed = 可能没打印
fact-short-delivered = 已到 AIMA
fact-short-not-delivered = 还没到 AIMA
no-receipt = 回执没有打印出来。请把查询码拍下来、写下来，或给工作人员看：他们可以打印回执。
done-another-reactivate = 还要恢复我的案件
done-another-correct-email = 还要更正我的邮箱

# Track.
track-title = 查询请求
track-lead = 请输入回执上的查询码。
track-label = 查询码
track-hint = 12 个字母和数字。短横线可以不输。
track-look-up = 查看进展
track-looking-up = 正在查询…
track-another = 查询另一个请求
track-offline = 自助机没有网络，现在查不了。您可以用手机扫回执上的二维码，或稍后再试。
track-slow-down = 短时间内查询太多次。请等一分钟再试。

# Help: what each screen wants.
help-title = 帮助
help-staff = 需要人帮忙吗？请点“叫工作人员”，或到柜台。这台自助机会等您几分钟。
help-close = 关闭帮助
help-welcome = 请点您最看得懂的语言。在这里可以更正 AIMA 登记的邮箱、请求恢复案件，或查询您提出过的请求。免费。
help-purpose = 请点您要办的事。如果不清楚，或没有邮箱，请点“叫工作人员”：他们会帮您。
help-privacy = 这个屏幕说明您的信息会怎么处理。要往下办，请点“继续”。
help-identity = 有其中两个号码，AIMA 就能找到您的案件。多几个更好。点一种证件，输入它的号码。您可以去拿证件：时间够。
help-identity-passport = 号码在有您照片的那一页，上面有，下面也有。您可以把这一页放在扫描器上。如果没有护照，请点“我没有”。
help-identity-nif = NIF 有 9 位数字。在税务局（Finanças）的卡片或信上。如果没有，请点“我没有”。
help-identity-niss = NISS 有 11 位数字。在您的工资单上。如果没有，请点“我没有”。
help-identity-phone = 就是您留给 AIMA 的号码，现在不用了也可以。如果不记得，请点“我没有”。
help-old-email = 就是您案件里的邮箱，哪怕有错，或是帮您办的人的邮箱。如果不知道，请点“我不知道”。
help-new-email = 请输入您每天用的邮箱，比如手机上的那个。邮箱地址中间都有一个 @。如果没有邮箱，请点“叫工作人员”。
help-check = 请把号码和您的证件对一对。要改，请点“修改”。都对了，请点“发送请求”。
help-not-saved = 请求没有保存。请再试一次，或到柜台提出。
help-done = 请拿好回执，或把查询码拍下来。用手机扫二维码，可以看请求办得怎么样。然后点“完成”。
help-track = 查询码在回执上，在“查询码”三个字下面。输入后点“查看进展”。

# Idle.
idle-title = 您还在吗？
idle-why = 为了保护您的信息，您输入的内容将被删除。
idle-why-done = 为了保护您的信息，这个屏幕将关闭。请求仍然保存着。
idle-seconds = 剩余时间：{ $seconds } 秒
idle-stay = 我还在
idle-start-again = 删除并重新开始
idle-minutes = 剩余时间：{ $minutes } 分钟

# Leaving, where something would be lost.
leave-typed-title = 您真的要退出吗？
leave-typed = 您输入的内容会被删除。已保存的不受影响。
leave-typed-stay = 继续办理
leave-typed-anyway = 删除并退出
leave-printing-title = 回执还在打印
leave-printing = 请等几秒，把回执带走。它是您提出请求的证明。
leave-printing-stay = 等回执
leave-printing-anyway = 不要回执，退出
leave-no-receipt-title = 查询码拍下来或写下来了吗？
leave-no-receipt = 回执没有打印出来。退出后，这里不再显示查询码。没有它，很难找到请求。
leave-no-receipt-stay = 回去看查询码
leave-no-receipt-anyway = 我有查询码：退出
leave-not-saved-title = 不提出请求就退出吗？
leave-not-saved = 请求没有保存。如果退出，您输入的内容会被删除。您可以到柜台提出同样的请求。
leave-not-saved-stay = 回去再试一次
leave-not-saved-anyway = 删除并退出

# An answer that takes its time.
slow-answer = 需要一点时间。您可以等一等，或点“返回”。
slow-saving = 请求还在保存。请稍等。

# The passport reader.
reader-passport = 护照已读取。请核对号码。
reader-visa = 这是签证。请把护照有照片的那一页放在扫描器上。
reader-residence-card = 这是您的居留卡（título de residência）。请用护照。
reader-identity-card = 这是身份证。请用护照。
reader-other-card = 这张卡在这里不能用。请用护照。
reader-long-number = 这个证件的号码太长，扫描器读不了。请输入护照号码。
reader-misread = 护照没有读清楚。请再放到扫描器上。
reader-unknown = 扫描器读到的东西我们认不出。请把护照有照片的那一页放上去，或输入号码。
reader-tracking-code = 这是回执上的查询码。这里要用护照。
reader-no-code = 这不是回执上的查询码。请把回执上的二维码放到扫描器上，或输入查询码。
reader-not-here = 这个屏幕用不到扫描器。
reader-question = 请先回答屏幕上的问题。

### Page: the code to the new mailbox

code-title = 请输入您收到的验证码
code-title-waiting = 我们会给您发一个验证码
code-spent-title = 您需要一个新的验证码
code-lead = 我们刚把有 6 位数字的邮件发到：
code-lead-waiting = 我们马上把有 6 位数字的邮件发到：
code-address-wrong = 邮箱错了？请点“返回”改正。
code-label = 6 位数字的验证码
code-hint = 在 AIMA 发来的邮件里，可以在手机上看。也请看看垃圾邮件文件夹。
code-resend = 重新发验证码
code-resend-wait = { $seconds } 秒后可以重新发验证码
code-first-wait = { $seconds } 秒后发出验证码
code-skip = 我在这里打不开邮箱
code-sending = 正在发验证码…
one-moment = 请稍等…
code-sent-again = 我们又发了一个验证码。之前的已经没用了。
code-offline = 自助机连不上 AIMA。请再试一次，或点“我在这里打不开邮箱”，不用验证码也可以继续。
code-slow-down = 短时间内试了太多次。请等一会儿，或点“我在这里打不开邮箱”，不用验证码也可以继续。
error-code-form = 验证码是 6 位数字。请看看是不是少了或多了。
error-code-wrong =
    { $tries ->
        [1] 验证码不对。还可以再试一次。
        [2] 验证码不对。还可以再试两次。
       *[other] 验证码不对。请和您收到的邮件对一对。
    }
error-code-spent = 这个验证码已经没用了。请点“重新发验证码”。
check-mailbox-confirmed = 已用验证码确认
check-mailbox-skipped = 还没确认。AIMA 会往这个邮箱发一个链接：请打开它来确认。
check-mailbox-offline = 现在发不了验证码。AIMA 会往这个邮箱发一个链接：请打开它来确认。
help-confirm-code = 请打开您的邮箱，比如用手机，找到 AIMA 发来的邮件。把里面的 6 位数字输在这里。如果打不开，请点“我在这里打不开邮箱”：AIMA 以后会给您发一个链接。

### Page: call for help

help-call = 叫工作人员
help-call-again = 再叫一次
help-call-calling = 正在通知柜台…
help-call-called = 柜台收到了您的呼叫。请在这里等。还没有人回应。
help-call-late = 柜台收到了您的呼叫，但还没有人回应。您可以继续等，或到柜台。
help-call-coming = 有人过来了。请在这里等。
help-call-offline = 自助机联系不上柜台。请到柜台。
help-call-ended = 柜台已结束您的呼叫。如果还需要帮助，请再叫一次。
call-calling = 正在呼叫柜台…
call-called = 柜台收到了您的呼叫。请在这里等。
call-late = 还没有人回应。请等一等，或到柜台。
call-coming = 有人过来了。请在这里等。
call-offline = 没有回应。请到柜台。
call-ended = 柜台已结束您的呼叫。
call-end = 结束呼叫

### Page: reading aloud, and the keys of a pad

speech = 朗读
speech-stop = 停止朗读
speech-repeat = 再读一遍
speech-slower = 慢一点
speech-faster = 快一点
speech-louder = 大声一点
speech-softer = 小声一点
speech-dark = 黑屏
speech-words = 每个字母配一个词
speech-keys = 试试按键
keys-detail = 按按键板上的任意键：这里会说出并显示它的作用。按两次“返回”继续。
speech-on = 本机正在朗读。“下一个”和“上一个”在各项之间移动，“选择”按下它，“帮助”说明这个屏幕。
speech-off = 朗读已结束。
speech-private = 插上耳机才能听到这一项。
speech-voice = 这种语言没有语音。由葡萄牙语语音朗读。
ear-button = 按钮
ear-field = 在这里输入
ear-chosen = 已选
ear-not-chosen = 未选
ear-unavailable = 现在不能用
ear-empty = 还没有输入
ear-deleted = 已删除
ear-receipt = 回执上写着：
ear-keyboard = 键盘在下面：一直按“下一个”就到它的按键。
pad-previous = 上一个：退一项
pad-next = 下一个：进一项
pad-up = 上：上一行
pad-down = 下：下一行
pad-select = 选择：按下您所在的一项
pad-back = 返回：回到上一个屏幕
pad-help = 帮助：说明这个屏幕
pad-speech = 语音：开始和结束朗读

### Field errors

error-nif-length = NIF 是 9 位数字。请看看是不是少了或多了。
error-nif-check = 这个 NIF 有一位数字不对。请和证件对一对。
error-nif-company = 这是公司的 NIF。请输入您个人的 NIF。
error-nif-placeholder = 这个号码只是例子。请输入您自己的 NIF。
error-nif-prefix = 个人的 NIF 以 1、2、3 或 45 开头。请和证件对一对。
error-niss-length = NISS 是 11 位数字。请看看是不是少了或多了。
error-niss-check = 这个 NISS 有一位数字不对。请和证件对一对。
error-niss-prefix = 个人的 NISS 以 1 开头。请和证件对一对。
error-niss-placeholder = 这个号码只是例子。请输入您自己的 NISS。
error-passport-form = 护照号码有 6 到 9 个字母和数字。请和护照对一对。
error-passport-mrz = 护照没有读清楚。请再放到扫描器上，或只输入号码。
error-passport-other-paper = 这不是护照。请把护照放到扫描器上，或只输入号码。
error-country-missing = 请选择发护照的国家。
error-country-unknown = 我们不认识这个国家。请从列表里选。
error-phone-invalid = 请检查电话号码。外国号码请以 + 和国家区号开头。
error-identity-need-two = 号码不够：至少要两个才能找到您的案件。
error-paper-empty = 请输入号码，或点“我没有”。
error-email-empty = 请输入邮箱地址。
error-email-form = 请检查邮箱地址。应该像 name@example.pt 这样，没有空格。
error-email-too-long = 这个邮箱地址太长。请看看是不是输入了两遍。
error-email-invisible = 邮箱地址里有看不见的符号。请全部删除，重新输入。
error-email-mixed-script = 邮箱地址里混了不同文字的字母。请全部删除，重新输入。
error-email-domain = 请检查 @ 后面的部分，比如 gmail.com。
error-email-same = 您两次输入了同一个邮箱。请输入别的，或请求再发一次信息。
error-tracking-code = 查询码不完整，或有一个字符不对。请和回执对一对。
error-other = 请检查您在这里输入的内容。

### Faults: what the person reads, what staff read

fault-configuration-person = 这台自助机现在不能使用。
fault-not-enrolled-person = 这台自助机还没有投入使用。
fault-paused-person = 工作人员暂停了这台自助机。
fault-disk-full-person = 自助机没有空间保存请求了。
fault-storage-read-only-person = 自助机不能保存请求。
fault-storage-damaged-person = 自助机不能保存请求。
fault-storage-newer-person = 自助机不能保存请求。
fault-storage-failing-person = 自助机不能保存请求。
fault-storage-salvaged-person = 这台自助机可以使用。
fault-storage-copy-lags-person = 这台自助机可以使用。
fault-request-unknown-person = 这台自助机可以使用。
fault-identity-unusable-person = 这台自助机还没准备好。
fault-already-running-person = 这台自助机还没准备好。
fault-no-network-person = 自助机没有网络。请求会保存，稍后送出。
fault-central-refuses-person = 自助机现在不能把请求送到 AIMA。请求会保存，稍后送出。
fault-central-certificate-person = 自助机不能确认对方是 AIMA。为了安全，请求会保存，稍后送出。
fault-central-certificate-expired-person = 自助机不能确认对方是 AIMA。为了安全，请求会保存，稍后送出。
fault-central-failing-person = AIMA 的系统现在不能接收请求。请求会保存，稍后送出。
fault-central-partly-person = 这台自助机可以使用。
fault-configuration-refused-person = 自助机在用 AIMA 之前的信息工作。
fault-clock-person = 自助机的时间不准。
fault-printer-none-person = 这台自助机没有打印机。
fault-printer-absent-person = 打印机没有反应。
fault-printer-out-of-paper-person = 打印机没有纸了。请告诉工作人员。
fault-printer-paper-low-person = 打印机的纸快用完了。
fault-printer-cover-open-person = 打印机的盖子开着。请告诉工作人员。
fault-printer-jam-person = 打印机卡纸了。请告诉工作人员。
fault-printer-stopped-person = 打印机停了。请告诉工作人员。
fault-printer-format-person = 打印机不能打印这张回执。
fault-printer-stuck-person = 打印机用的时间太长。
fault-printer-other-person = 打印机出了问题。请告诉工作人员。
fault-receipt-layout-person = 自助机不能制作回执。
fault-speech-missing-person = 这台自助机可以使用。
fault-speech-failing-person = 这台自助机可以使用。
date-in-words =
    { $month ->
        [1] { $year }年1月{ $day }日
        [2] { $year }年2月{ $day }日
        [3] { $year }年3月{ $day }日
        [4] { $year }年4月{ $day }日
        [5] { $year }年5月{ $day }日
        [6] { $year }年6月{ $day }日
        [7] { $year }年7月{ $day }日
        [8] { $year }年8月{ $day }日
        [9] { $year }年9月{ $day }日
        [10] { $year }年10月{ $day }日
        [11] { $year }年11月{ $day }日
       *[12] { $year }年12月{ $day }日
    }
date-and-time = { $date }，{ $time }

# What was asked.
kind-correct-email = 更正邮箱
kind-reactivate = 恢复案件
kind-resend = 再发一次缴费信息
kind-closed = AIMA 来信：案件已关闭

# What the public sees of a request; the same words whether or not there is a case behind it.
state-not-here-yet = 您的请求还没送到
state-not-here-yet-detail = 我们还没有收到这个查询码的请求。没有网络的自助机会先保存请求，稍后再送出。请过几个小时再看。也请核对查询码对不对。
state-being-checked = 正在核查您的请求
state-being-checked-detail = 我们收到了您的请求。最迟{ $until }核查完。您不用再提一次。
state-being-checked-late = 我们收到了您的请求。AIMA 快核查完了，很快会答复。您不用再提一次。
state-done = 您请求的事已办好
state-done-detail = 这只是您的请求，不是居留的决定。接下来的事会用邮件告诉您。也请看看垃圾邮件文件夹。
state-come-to-the-counter = 请到柜台来
state-come-to-the-counter-detail = 要往下办，我们需要和您谈一谈。请带护照和这个查询码到 AIMA 办事处的柜台。
state-stopped = 请求已停止
state-stopped-detail = 您的案件和原来一样。如果不知道请求为什么停止，请带护照和这个查询码到 AIMA 办事处的柜台。

### What happens next

# Read by page, receipt, tracking page and mail. The hours are EMAIL_LINK_HOURS of the protocol.
step-by = 最迟{ $date }
step-now = 现在
step-confirm = 请打开 AIMA 用邮件发给您的链接。从邮件发出起您有 72 小时。不然就要到柜台办。
step-confirm-here = 请点上面的按钮确认这个邮箱。
step-old-address = AIMA 也会往案件里现在登记的邮箱发邮件。如果您能打开，请在邮件里点“是的，是我提出的”。
step-answer-here = 请在上面点“是的，是我提出的”或“不是我提出的”。
step-checked = AIMA 核查请求。
step-checked-if-today =
    { $days ->
       *[other] AIMA 收到后 { $days } 个工作日内核查；如果今天收到，最迟{ $date }。
    }
step-answer = AIMA 快核查完了，很快会答复。
step-replaced = 如果都没问题，AIMA 以后就往新邮箱发邮件。
step-payment = 如果都没问题，AIMA 会把缴费信息发到邮箱，里面写着最后缴费日。
step-reactivated = 如果都没问题，AIMA 会往您案件里登记的邮箱发邮件，案件继续办理。
step-counter = 这个请求要和您一起在柜台办。请带护照和 AIMA 的来信。

### Receipt

receipt-office = 融合、移民和庇护局
receipt-title = 您的请求回执
receipt-duplicate = 副本
receipt-demo = 演示（DEMO）：无效。内容都是虚构的。
receipt-code-label = 查询码
receipt-saved = { $when } 保存在这台自助机。扫二维码可以看请求有没有送到 AIMA。
receipt-scan-domain = 二维码打开的是 { $domain }。如果看到别的网址，请不要继续。
receipt-time-label = 日期和时间
receipt-store-label = 办事处
receipt-kiosk-label = 自助机
receipt-new-email-label = 新邮箱
receipt-next-title = 接下来怎么办
receipt-hurry = 着急吗？请到柜台出示护照和这个查询码。
receipt-safety-title = 为了您的安全
receipt-sender = AIMA 的发件邮箱以 { $senders } 结尾。
receipt-money = AIMA 绝不会在自助机上或用二维码向您要钱。
receipt-complaints-title = 意见簿（Livro Amarelo）
receipt-complaints = 投诉、表扬或建议：请到柜台或上 { $site }。
receipt-complaints-counter = 投诉、表扬或建议：请到柜台。
receipt-complaints-site = 投诉、表扬或建议：请上 { $site }。

### Tracking page

tracking-title = 您的请求进展
tracking-languages = 语言
tracking-domain = 本页面的网址是 { $domain }。如果手机上显示别的网址，请不要继续。
tracking-bad-code = 请核对查询码
tracking-bad-code-detail = 回执上的查询码有 12 个字母和数字，分三组，每组四个。请再扫一次二维码，或照着回执输入查询码。如果还是不行，请到柜台出示回执。
tracking-too-often = 请等一分钟
tracking-too-often-detail = 很多人在用同一个网络。请过一分钟再打开这个页面。
tracking-unavailable = 现在显示不了
tracking-unavailable-detail = 请过几分钟再打开这个页面。您不用再提一次请求。

### Mail

# Every mail.
mail-demo = 演示（DEMO）：这封邮件的内容都是虚构的，无效。
mail-no-reply = 请不要回复这封邮件：没有人看回复。如果需要帮助，请到 AIMA 办事处的柜台。
mail-link-copy = 如果按钮点不开，请把这个网址复制到浏览器：

# The six digits.
mail-code-subject = 您的 AIMA 自助机验证码
mail-code-title = 您的验证码
mail-code-intro = 请在 AIMA 自助机上输入这 6 位数字：
mail-code-valid =
    { $minutes ->
       *[other] 验证码 { $minutes } 分钟内有效。
    }
mail-code-secret = AIMA 的任何人都不会向您要这个验证码。请只在自助机上输入。
mail-code-not-you = 您没有在用 AIMA 自助机？那就什么都不用做：没有验证码，什么都不会变。

# The link that confirms a new address.
mail-confirm-link-subject = 请确认您的新邮箱
mail-confirm-link-title = 这个邮箱是您的吗？
mail-confirm-link-intro = 有人在 AIMA 自助机上把这个邮箱留作新邮箱。要确认，请打开页面，点里面的按钮。
mail-confirm-link-open = 确认这个邮箱
mail-confirm-link-valid =
    { $hours ->
       *[other] 链接 { $hours } 小时内有效。
    }
mail-confirm-link-later = 过了时间，请带护照和这个查询码到 AIMA 办事处的柜台。
mail-confirm-link-not-you = 不是您提出的请求？那就什么都不用做：不确认，就不会用这个邮箱。

# The notice to the registered address.
mail-old-address-subject = 关于您在 AIMA 案件的请求：是您提出的吗？
mail-old-address-title = 这个请求是您提出的吗？
mail-old-address-correct-email = 有人在 AIMA 自助机上请求：以后把您案件的邮件发到另一个邮箱。
mail-old-address-reactivate = 有人在 AIMA 自助机上请求恢复您的案件。
mail-old-address-resend = 有人在 AIMA 自助机上请求再发一次您案件的缴费信息。
mail-old-address-closed = 有人在 AIMA 自助机上说收到了 AIMA 的来信：您的案件已关闭。
mail-old-address-yes = 是的，是我提出的
mail-old-address-no = 不是我提出的
mail-old-address-press = 每个按钮会打开一个页面，您在那里确认回答。只打开页面，什么都不会变。
mail-old-address-until = 在 AIMA 核查完请求之前，什么都不会变。
mail-old-address-if-no = 如果不是您提出的，请求会停止，您的案件照原样继续。

# What a correction or a resend was for.
mail-payment-data-subject = 缴费和预约信息
mail-payment-data-title = 缴费信息
mail-payment-data-intro = 这是您要的信息。您缴费后，AIMA 会给您安排预约。
mail-payment-data-reference = 缴费编号（Referência）
mail-payment-data-amount = 金额
mail-payment-data-deadline = 最后缴费日
mail-payment-data-working-days =
    { $days ->
       *[other] 也就是 { $days } 个工作日：周六、周日和公共假日不算。
    }
mail-payment-data-pay = 请用缴费编号（Referência），在 Multibanco 取款机或通过您的银行，按准确金额缴费。
mail-payment-data-keep = 请保存好缴费凭证。
mail-payment-data-wait = 请等 AIMA 的邮件，里面有预约的日期和时间。也请看看垃圾邮件文件夹。
mail-payment-data-late = 过期了，或者没法缴费？请带护照和这个查询码到 AIMA 办事处的柜台。
mail-payment-data-calendar = 附件会把最后缴费日加到您手机的日历里。

# Three working days before the last day to pay.
mail-payment-reminder-subject = 最后缴费日快到了
mail-payment-reminder-title = 最后缴费日快到了
mail-payment-reminder-intro =
    { $days ->
       *[other] 离 AIMA 预约的最后缴费日还有 { $days } 个工作日。
    }
mail-payment-reminder-paid = 已经缴费了？那就不用做什么，请保留缴费凭证。

# The day in a calendar.
calendar-payment-summary = AIMA：最后缴费日
calendar-payment-detail = 具体信息在 AIMA 的邮件里。如果无法缴费，请带护照到 AIMA 办事处的柜台。
amount-in-euros = { $number } 欧元

# The case is pending again.
mail-reactivated-subject = 您在 AIMA 的案件已恢复
mail-reactivated-title = 您的案件已恢复
mail-reactivated-intro = 案件又在办理中。您不用再提一次请求。
mail-reactivated-wait = 到了缴费和安排预约的时候，AIMA 会把信息发到这个邮箱。也请看看垃圾邮件文件夹。

# Staff have to look at it with the person.
mail-come-to-counter-subject = 请到 AIMA 柜台来
mail-come-to-counter-title = 请到柜台来

# The former address was restored at the desk: to that address, and to the one that was removed.
mail-address-restored-subject = 您在 AIMA 案件的邮箱已改回原来的
mail-address-restored-title = 您的邮箱已改回原来的
mail-address-restored-intro = 在 AIMA 柜台，凭您的护照，您的案件改回了这个邮箱。去掉的是：
mail-address-restored-replaced = 去掉的邮箱
mail-address-restored-quiet = 一个工作日之内，AIMA 不会再往这里发别的邮件。
mail-address-restored-wrong = 不是您办的？请带护照到 AIMA 办事处的柜台。
mail-address-replaced-subject = AIMA 不再使用这个邮箱
mail-address-replaced-title = 这个邮箱已去掉
mail-address-replaced-intro = 在 AIMA 柜台，这个邮箱已从一个案件里去掉。AIMA 不会再往这里发这个案件的邮件。
mail-address-replaced-wrong = 案件是您的吗？请带护照到 AIMA 办事处的柜台。

### Links in mails: what is asked, and what a press did

mailbox-title = 您给 AIMA 的回答
mailbox-confirm-title = 请确认您的邮箱
mailbox-confirm-detail = 有人在 AIMA 自助机上留了这个邮箱。如果是您，请点按钮，确认这个邮箱是您的。
mailbox-confirm-button = 是的，这个邮箱是我的
mailbox-confirm-done = 您的邮箱已确认
mailbox-confirm-done-detail = 您不用再做什么。要看请求进展，请扫回执上的二维码。
mailbox-yes-title = 这个请求是您提出的吗？
mailbox-yes-detail = 有人在 AIMA 自助机上，就登记了这个邮箱的案件提出了请求。如果是您提出的，才点按钮。
mailbox-yes-button = 是的，是我提出的
mailbox-yes-done = 谢谢：已经记下
mailbox-yes-done-detail = AIMA 现在知道请求是您提出的。您不用再做什么。
mailbox-no-title = 这个请求不是您提出的？
mailbox-no-detail = 如果不是您提出的，请点按钮停止请求。您的案件照原样继续。
mailbox-no-button = 不是我提出的：停止请求
mailbox-no-done = 请求已停止
mailbox-no-done-detail = 您的案件没有任何改变。从现在起，要改案件的信息，只能带您的护照到柜台。
mailbox-too-late = 已提醒 AIMA
mailbox-too-late-detail = 请求之前已经办了。请带护照到柜台。在那之前，谁都不能在自助机上改这个案件的信息。
mailbox-under-way = 已提醒 AIMA
mailbox-under-way-detail = 请求刚才正在办理，我们正设法停止它。请带护照到柜台。在那之前，谁都不能在自助机上改这个案件的信息。
mailbox-overruled = 已提醒 AIMA
mailbox-overruled-detail = 请求是凭护照在柜台提出的。如果案件是您的，请带护照到柜台。
mailbox-before = 您的回答之前已经记下
mailbox-before-detail = 您不用再做什么。如果回答不对，请带护照到柜台。
mailbox-after-no = 什么都不会变：已经有人回答“不是我提出的”
mailbox-after-no-detail = 案件受到保护。如果请求是您提出的，请带护照到柜台。
mailbox-ended = 这个请求已经结束
mailbox-ended-detail = 您的回答不会改变什么。要看结果，请扫回执上的二维码；如果有什么不对，请到柜台。
mailbox-expired = 这个链接不能用了
mailbox-expired-detail = 时间过了。请带护照到柜台，或在自助机上重新提出请求。
mailbox-bad-link = 链接不完整
mailbox-bad-link-detail = 请再打开邮件里的链接，或完整复制它。
mailbox-not-now = 现在没能记下
mailbox-not-now-detail = 请过几分钟再打开链接。您的回答还没有记下。

### Notices for a day that staff choose: kiosks show them

ready-closes-at = 今天 { $time } 关门。
ready-counter-closed = 今天柜台不开放。
ready-long-wait = 今天柜台要等很久。
