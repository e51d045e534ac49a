package org.tidewaiter.node.delivery.alarm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.web.ProblemException;

/** Alarms for programs. */
@RestController
@Requires(Permission.SEE_NETWORK)
@RequestMapping("/api/v1/alarms")
class AlarmsController {

    private static final int MOST = 500;

    private final Alarms alarms;

    AlarmsController(Alarms alarms) {
        this.alarms = alarms;
    }

    /**
     * Alarms, newest first.
     *
     * @param open only those that nobody has seen
     */
    @GetMapping
    List<Alarm> list(
            AccessScope scope,
            @RequestParam(required = false) @Nullable String partner,
            @RequestParam(defaultValue = "true") boolean open) {
        return alarms.list(scope, partner, open, MOST);
    }

    @PostMapping("/{id}/acknowledgement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(AccessScope scope, @PathVariable long id) {
        if (!alarms.acknowledge(scope, id)) {
            throw ProblemException.of(HttpStatus.CONFLICT, "alarm-not-open", "delivery.alarm-not-open");
        }
    }
}
