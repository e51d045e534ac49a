package org.tidewaiter.node.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewaiter.node.access.Regions;
import org.tidewaiter.node.contacts.Contact.Details;

/** What an entry must be, whether it is typed here or comes from a partner. */
final class ContactCheck {

    static final int LONGEST = 120;

    private static final Pattern MAILBOX =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,120}\\.[A-Za-z]{2,24}");
    private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{4,30}");

    /** Where persons, not offices, have their mail. */
    private static final Set<String> FREE_MAIL = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "yahoo.com",
            "yahoo.fr",
            "icloud.com",
            "gmx.com",
            "gmx.net",
            "gmx.de",
            "mail.ru",
            "yandex.ru",
            "qq.com",
            "163.com",
            "proton.me",
            "protonmail.com",
            "orange.fr");

    private ContactCheck() {}

    /** A field and the rule it breaks. */
    record Wrong(String field, String rule) {}

    static List<Wrong> of(Details details) {
        List<Wrong> wrong = new ArrayList<>();
        text("administration", details.administration(), wrong);
        text("languages", details.languages(), wrong);
        text("hours", details.hours(), wrong);
        if (!Regions.isCountry(details.country())) {
            wrong.add(new Wrong("country", "country"));
        }
        if (!TELEPHONE.matcher(details.telephone()).matches()) {
            wrong.add(new Wrong("telephone", "telephone"));
        }
        if (!MAILBOX.matcher(details.mailbox()).matches()) {
            wrong.add(new Wrong("mailbox", "mailbox"));
        } else if (FREE_MAIL.contains(domain(details.mailbox()))) {
            wrong.add(new Wrong("mailbox", "free-mail"));
        }
        return wrong;
    }

    private static String domain(String mailbox) {
        return mailbox.substring(mailbox.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static void text(String field, String text, List<Wrong> wrong) {
        if (text.isBlank()) {
            wrong.add(new Wrong(field, "missing"));
        } else if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            wrong.add(new Wrong(field, "long"));
        }
    }
}
