package org.tidewaiter.node.joining;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.delivery.PartnerRegister.Joined;
import org.tidewaiter.node.joining.KeptInvitation.Asked;

/** What programs are told of invitations, requests and partners that joined. */
final class JoiningDocuments {

    private JoiningDocuments() {}

    /**
     * An invitation of this node.
     *
     * @param state {@code OPEN}, {@code ASKED}, {@code CONFIRMED} or {@code CANCELLED}
     * @param fingerprint of the key of the node that asked
     * @param digits that people at both ends compare; null before a node has asked
     */
    record InvitationDocument(
            UUID id,
            String node,
            List<String> originators,
            String state,
            Instant madeAt,
            Instant endsAt,
            @Nullable Instant askedAt,
            @Nullable String address,
            @Nullable String fingerprint,
            @Nullable String digits) {

        static InvitationDocument of(KeptInvitation one, Invitations invitations) {
            Asked asked = one.asked();
            return new InvitationDocument(
                    one.id(),
                    one.node(),
                    one.originators().stream().sorted().toList(),
                    one.state().name(),
                    one.madeAt(),
                    one.endsAt(),
                    asked == null ? null : asked.at(),
                    asked == null ? null : asked.url().toString(),
                    asked == null ? null : asked.key().fingerprint(),
                    asked == null ? null : invitations.digits(one, asked));
        }
    }

    /**
     * An invitation that this node has taken up.
     *
     * @param state {@code ASKED}, {@code CONFIRMED} or {@code CANCELLED}
     */
    record RequestDocument(
            UUID id,
            String node,
            List<String> originators,
            String address,
            String fingerprint,
            String state,
            Instant askedAt,
            String digits) {

        static RequestDocument of(KeptRequest one, Joinings joinings) {
            return new RequestDocument(
                    one.id(),
                    one.node(),
                    one.originators().stream().sorted().toList(),
                    one.url().toString(),
                    one.key().fingerprint(),
                    one.state().name(),
                    one.askedAt(),
                    joinings.digits(one));
        }
    }

    /** A partner that joined by invitation. */
    record JoinedDocument(String name, String address, String fingerprint, List<String> originators, Instant since) {

        static JoinedDocument of(Joined one) {
            return new JoinedDocument(
                    one.name(),
                    one.url().toString(),
                    one.key().fingerprint(),
                    one.originators().stream().sorted().toList(),
                    one.since());
        }
    }
}
