package org.tidewaiter.node.joining;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.checkup.Checkup;
import org.tidewaiter.node.checkup.Finding;

/** Nodes that have asked to join and wait for people to compare digits. */
@Component
class JoiningCheckup implements Checkup {

    private final Invitations invitations;
    private final Joinings joinings;
    private final NodeScope node;

    JoiningCheckup(Invitations invitations, Joinings joinings, NodeScope node) {
        this.invitations = invitations;
        this.joinings = joinings;
        this.node = node;
    }

    @Override
    public List<Finding> look() {
        long waiting = invitations.newest(node.scope()).stream()
                        .filter(one -> one.state() == InvitationState.ASKED)
                        .count()
                + joinings.newest(node.scope()).stream()
                        .filter(one -> one.state() == RequestState.ASKED)
                        .count();
        return waiting == 0 ? List.of() : List.of(Finding.watch("joining", "joining.waiting", waiting));
    }
}
