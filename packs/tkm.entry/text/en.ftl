# Titles, and under the same key with `-text` one sentence for travellers. Plain messages only. Reviewed by: nobody yet.

pack-tkm-entry = Turkmenistan: entry

# Visa
tkm-visa = Visa with an approved invitation
tkm-visa-text = You need a visa, whatever your nationality. Your host first has the invitation approved; without a visa nobody is admitted.

# Entry
tkm-entry-ban = Entry ban
tkm-entry-ban-text = An entry ban stands against you. The authority that set it can tell you why and until when, and how to appeal.
