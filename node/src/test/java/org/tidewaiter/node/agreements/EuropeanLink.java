package org.tidewaiter.node.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.tidewaiter.node.access.Browser;

/** The agreement TOBACCO-1, under which the node EE sends to the node whose administrator proposes it. */
public final class EuropeanLink {

    private EuropeanLink() {}

    /** The European tobacco link, as the form sends it when a number and the law are filled in. */
    public static HttpResponse<String> propose(Browser hub) {
        assertThat(hub.get("/agreements/proposals/new?template=european-tobacco-link&partner=EE")
                        .statusCode())
                .isEqualTo(200);
        return hub.post(
                "/agreements/proposals",
                "number",
                "TOBACCO-1",
                "partner",
                "EE",
                "direction",
                "receives",
                "categories",
                "TOBACCO",
                "eventKinds",
                "SEIZURE",
                "places",
                "EE, LV, LT",
                "profile",
                "non-personal-standard",
                "handling",
                "H0",
                "onwardProfile",
                "non-personal-standard",
                "legalBasis",
                "An act",
                "hoursAllowed",
                "24",
                "release",
                "automatic");
    }
}
