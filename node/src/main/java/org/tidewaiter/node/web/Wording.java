package org.tidewaiter.node.web;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Dates, times, numbers, durations and sizes as the reader's language writes them, times in the node's zone. */
public final class Wording {

    private static final Duration RELATIVE_UNTIL = Duration.ofDays(7);

    private final Messages messages;
    private final Language language;
    private final ZoneId zone;
    private final Clock clock;

    Wording(Messages messages, Language language, ZoneId zone, Clock clock) {
        this.messages = messages;
        this.language = language;
        this.zone = zone;
        this.clock = clock;
    }

    /** 3 May 2026, 3 mai 2026. */
    public String date(LocalDate date) {
        return formatter("d MMMM yyyy").format(date);
    }

    /** May 2026, for what is known to the month. */
    public String month(YearMonth month) {
        return formatter("MMMM yyyy").format(month);
    }

    /** 3 May 2026, of an instant in the node's zone. */
    public String date(Instant instant) {
        return formatter("d MMMM yyyy").format(instant.atZone(zone));
    }

    /** 3 May 2026, 02:10 EEST. */
    public String time(Instant instant) {
        return formatter("d MMMM yyyy, HH:mm z").format(instant.atZone(zone));
    }

    /** 02:10. */
    public String clock(LocalTime time) {
        return formatter("HH:mm").format(time);
    }

    /** 02:10, of an instant in the node's zone. */
    public String clock(Instant instant) {
        return formatter("HH:mm").format(instant.atZone(zone));
    }

    /** 8,000 or 8 000; fractions up to three places, no trailing zeros. */
    public String number(Number number) {
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(3);
        return format.format(number);
    }

    /** 1.8 s, 42 s, 4 min, 5 h 20 min, 3 days. */
    public String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            NumberFormat tenths = NumberFormat.getNumberInstance(language.locale());
            tenths.setMaximumFractionDigits(1);
            return text("web.duration.seconds", tenths.format(duration.toMillis() / 1000.0));
        }
        if (seconds < 60) {
            return text("web.duration.seconds", seconds);
        }
        if (seconds < 3600) {
            return text("web.duration.minutes", duration.toMinutes());
        }
        if (seconds < 48 * 3600) {
            int minutes = duration.toMinutesPart();
            return minutes == 0
                    ? text("web.duration.hours", duration.toHours())
                    : text("web.duration.hours-minutes", duration.toHours(), minutes);
        }
        return text("web.duration.days", duration.toDays());
    }

    /** "4 minutes ago" within a week, the full time before that and for what lies ahead. */
    public String ago(Instant instant) {
        Duration age = Duration.between(instant, clock.instant());
        if (age.isNegative() || age.compareTo(RELATIVE_UNTIL) >= 0) {
            return time(instant);
        }
        if (age.toSeconds() < 60) {
            return text("web.ago.now");
        }
        if (age.toMinutes() < 60) {
            return text("web.ago.minutes", age.toMinutes());
        }
        return age.toHours() < 24 ? text("web.ago.hours", age.toHours()) : text("web.ago.days", age.toDays());
    }

    /** 812 bytes, 4.2 kB, 18 MB: powers of 1000. */
    public String bytes(long bytes) {
        if (bytes < 1000) {
            return text("web.size.bytes", bytes);
        }
        double size = bytes / 1000.0;
        String unit = "kilobytes";
        if (size >= 1_000_000) {
            size /= 1_000_000;
            unit = "gigabytes";
        } else if (size >= 1000) {
            size /= 1000;
            unit = "megabytes";
        }
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(size < 10 ? 1 : 0);
        return text("web.size." + unit, format.format(size));
    }

    /** The first eight digits, enough for a person to tell two apart on one page. */
    public String shortForm(UUID id) {
        return id.toString().substring(0, 8);
    }

    private String text(String key, Object... arguments) {
        return messages.text(language, key, arguments);
    }

    private DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language.locale());
    }
}
