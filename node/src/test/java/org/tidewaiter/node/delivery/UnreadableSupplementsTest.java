package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.delivery.SupplementingLane.ADMINISTRATOR;
import static org.tidewaiter.node.delivery.SupplementingLane.supplementing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.Alarms;
import org.tidewaiter.node.delivery.queue.OpenSupplements;

/** Further parts of a version that cannot be read are told of until they can be. */
class UnreadableSupplementsTest {

    private static SupplementingLane lane;

    @BeforeAll
    static void start() {
        lane = new SupplementingLane();
    }

    @BeforeEach
    void begin() {
        lane.begin();
    }

    @AfterAll
    static void stop() {
        lane.close();
    }

    @Test
    void whatCannotBeReadWhenItsFurtherPartsAreDueIsToldUntilItCan() {
        String category = lane.newCategory();
        VersionRef version = lane.delivered(category);
        VersionRef other = lane.delivered(category);
        lane.reports.unreadable().add(version);
        lane.partner.otherwise = supplementing();

        lane.adopt(lane.wider(category));
        Awaiting.until("the other goes", () -> "supplemented".equals(lane.recorded(other, "outcome")));
        Awaiting.until("it is told", () -> isToldUnreadable(version));

        assertThat(isToldUnreadable(other)).isFalse();
        assertThat(lane.state(version).state()).isEqualTo(PartnerState.State.DELIVERED);
        assertThat(lane.outgoing().supplements()).isEqualTo(new OpenSupplements(1, 0, 0));
        lane.reports.unreadable().clear();
        lane.awaitSupplemented();
        assertThat(isToldUnreadable(version)).isFalse();
        assertThat(lane.arrived(version)).hasSize(2);
    }

    @Test
    void whatCouldNotBeReadIsToldNoMoreWhenALaterVersionTakesItsPlace() {
        String category = lane.newCategory();
        VersionRef version = lane.delivered(category);
        lane.reports.unreadable().add(version);
        lane.adopt(lane.wider(category));
        Awaiting.until("it is told", () -> isToldUnreadable(version));
        lane.sql.execute("update delivery.supplement set not_before = now() + interval '1 day'");

        lane.corrected(version);

        lane.awaitSupplemented();
        assertThat(isToldUnreadable(version)).isFalse();
    }

    private static boolean isToldUnreadable(VersionRef version) {
        return lane.national.getBean(Alarms.class).list(ADMINISTRATOR, "HUB", true, 100).stream()
                .anyMatch(alarm -> alarm.kind() == AlarmKind.UNREADABLE_SUPPLEMENT && version.equals(alarm.version()));
    }
}
