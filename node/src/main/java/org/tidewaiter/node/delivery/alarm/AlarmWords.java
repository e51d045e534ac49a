package org.tidewaiter.node.delivery.alarm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.page.AlarmLine;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.web.Page;

/** Open alarms as a page shows them. */
@Component
public class AlarmWords {

    private static final int SHOWN = 50;

    private final Alarms alarms;
    private final Partners partners;

    AlarmWords(Alarms alarms, Partners partners) {
        this.alarms = alarms;
        this.partners = partners;
    }

    /** The open ones, newest first; of one partner, or of all when it is null. */
    public List<AlarmLine> open(AccessScope scope, Page page, @Nullable String partner) {
        return alarms.list(scope, partner, true, SHOWN).stream()
                .map(alarm -> line(alarm, page))
                .toList();
    }

    private AlarmLine line(Alarm alarm, Page page) {
        String title = title(alarm.partner(), page);
        String log = alarm.log() == null ? title : title(alarm.log(), page);
        String key = "delivery.alarm." + alarm.kind().code();
        VersionRef version = alarm.version();
        return new AlarmLine(
                alarm.id(),
                alarm.partner(),
                page.text(key, title, log),
                page.text(key + ".next", title, log),
                version == null
                        ? null
                        : page.text(
                                "delivery.report-version", version.identity().toString(), version.version()),
                version == null ? null : "/reports/" + version.identity(),
                alarm.times(),
                alarm.lastAt());
    }

    private String title(String node, Page page) {
        return partners.named(node)
                .map(partner -> partner.title().in(page.language().locale()))
                .orElse(node);
    }
}
