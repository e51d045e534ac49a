package org.tidewaiter.node.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.tidewaiter.node.GatewayNodeTest;

/** A gateway knows two kinds of people: its own, and those of its members. */
@GatewayNodeTest
@Import(TestAccounts.class)
class EveryEndpointOfGatewayNodeTest extends EveryEndpoint {

    @Override
    Map<Account, Set<Permission>> walkers() {
        var walkers = new HashMap<Account, Set<Permission>>();
        for (var role : Role.values()) {
            var granted = granted(role);
            walkers.put(walker("own", Optional.empty(), role), GatewayRights.ofOwnPeople(granted));
            walkers.put(walker("pl", Optional.of("PL-CUSTOMS"), role), GatewayRights.ofMember(granted));
        }
        return walkers;
    }

    @Test
    void noRoleOfAMemberReachesWhatShowsAllMembersAtOnce() {
        var walk = new EndpointWalk(node, clock);
        var shared = walk.doors().stream()
                .filter(door -> door.path().matches("/(api/v1/)?(network|lanes|alarms|overview|standing)\\b.*"))
                .toList();
        var theirs = walkers().keySet().stream()
                .filter(walker -> walker.profile().member().isPresent())
                .toList();

        assertThat(shared).hasSizeGreaterThan(5);
        for (var walker : theirs) {
            var token = Optional.of(people.token(walker));
            assertThat(shared)
                    .as(walker.name())
                    .noneMatch(door -> walk.knock(
                                    door,
                                    door.isForPrograms() ? Optional.empty() : Optional.of(walker),
                                    door.isForPrograms() ? token : Optional.empty())
                            .letThrough());
        }
    }
}
