package org.tidewaiter.node.vocabulary;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.report.registers.Places;

/** All places that this node knows: ports, airports and its own offices and border posts. */
@Component
public class PlaceDirectory {

    private final OfficeStore offices;
    private volatile Known known = new Known("", Places.shipped());

    PlaceDirectory(OfficeStore offices) {
        this.offices = offices;
    }

    private record Known(String stamp, Places places) {}

    /** As the register stands now. Who resolves many texts asks once and keeps the answer for as long as that takes. */
    @Transactional(readOnly = true)
    public Places places() {
        String stamp = offices.stamp();
        Known now = known;
        if (!now.stamp().equals(stamp)) {
            now = new Known(
                    stamp,
                    Places.shipped()
                            .with(offices.all().stream().map(Office::place).toList()));
            known = now;
        }
        return now.places();
    }
}
