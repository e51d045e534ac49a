package org.tidewaiter.node.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import org.tidewaiter.node.access.EndpointGuard.Rule;
import org.tidewaiter.node.access.EndpointWalk.Door;
import org.tidewaiter.node.settings.NodeSettings;

/** Every endpoint of a node against every role, generated from Spring's own mappings. */
abstract class EveryEndpoint {
    @Autowired
    WebApplicationContext node;

    @Autowired
    NodeSettings settings;

    @Autowired
    TestAccounts people;

    @Autowired
    AccountStore store;

    @Autowired
    Clock clock;

    private final PermissionMatrix matrix = PermissionMatrix.load();
    private EndpointWalk walk;

    @BeforeEach
    void begin() {
        walk = new EndpointWalk(node, clock);
    }

    /** Those who walk, each with what it may do. */
    Map<Account, Set<Permission>> walkers() {
        return Stream.of(Role.values())
                .collect(Collectors.toMap(role -> walker("walk", Optional.empty(), role), this::granted));
    }

    Set<Permission> granted(Role role) {
        return matrix.granted(settings.node().part(), Set.of(role));
    }

    /** Made once, for the node serves several tests. */
    Account walker(String prefix, Optional<String> member, Role role) {
        var name = prefix + "-" + role.name().toLowerCase(Locale.ROOT);
        return store.findByName(name).orElseGet(() -> people.create(name, "en", member, role));
    }

    @Test
    void everyEndpointSaysWhoMayUseIt() {
        var undecided = walk.doors().stream()
                .filter(door -> EndpointGuard.rule(door.endpoint()) instanceof Rule.Undecided)
                .map(door -> door + " in " + door.endpoint());

        assertThat(undecided)
                .as("endpoints without @Requires or @Open (or with both)")
                .isEmpty();
    }

    @Test
    void whatOthersBroughtAndIsOpenIsListed() {
        var foreign = walk.doors().stream()
                .map(door -> door.endpoint().getBeanType().getName())
                .filter(type -> !type.startsWith("org.tidewaiter."))
                .filter(type -> EndpointGuard.OPEN_LIBRARIES.stream().noneMatch(type::startsWith));

        assertThat(foreign).isEmpty();
    }

    @Test
    void eachRoleGetsInWhereTheMatrixSaysAndNowhereElse() {
        var faults = new SoftAssertions();
        for (var walker : walkers().entrySet()) {
            var token = people.token(walker.getKey());
            for (var door : walk.doors()) {
                boolean expected = isOpen(door, walker.getValue());
                var answer = door.isForPrograms()
                        ? walk.knock(door, Optional.empty(), Optional.of(token))
                        : walk.knock(door, Optional.of(walker.getKey()), Optional.empty());
                faults.assertThat(answer.letThrough())
                        .as(walker.getKey().name() + " at " + door)
                        .isEqualTo(expected);
                if (!expected) {
                    faults.assertThat(answer.status()).as(door.toString()).isEqualTo(403);
                }
            }
        }
        faults.assertAll();
    }

    @Test
    void strangersGetInWhereItIsOpenAndAreOtherwiseAskedToSignIn() {
        var faults = new SoftAssertions();
        for (var door : walk.doors()) {
            var answer = walk.knock(door, Optional.empty(), Optional.empty());
            if (isOpen(door, Set.of())) {
                faults.assertThat(answer.letThrough()).as(door.toString()).isTrue();
            } else if (door.isForPrograms()) {
                faults.assertThat(answer.status()).as(door.toString()).isEqualTo(401);
            } else {
                faults.assertThat(answer.sentTo()).as(door.toString()).isEqualTo("/sign-in");
            }
        }
        faults.assertAll();
    }

    private static boolean isOpen(Door door, Set<Permission> granted) {
        return switch (EndpointGuard.rule(door.endpoint())) {
            case Rule.ForAnyone() -> true;
            case Rule.ForThose(var having) -> having.stream().anyMatch(granted::contains);
            case Rule.Undecided() -> false;
        };
    }
}
