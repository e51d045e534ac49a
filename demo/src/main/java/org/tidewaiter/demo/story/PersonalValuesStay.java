package org.tidewaiter.demo.story;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;

/** The personal values planted in step 1 are nowhere in the hub's database and in no log. */
final class PersonalValuesStay implements Step {

    @Override
    public int number() {
        return 7;
    }

    @Override
    public String title() {
        return "personal values planted at the national node are nowhere at the hub";
    }

    @Override
    public String run(Scene scene) throws Exception {
        List<String> planted = scene.planted();
        if (planted.isEmpty()) {
            throw new AssertionError("nothing was planted");
        }
        DatabaseSearch.Found hub =
                DatabaseSearch.in(scene.network().node(DemoNetwork.HUB).data(), planted);
        if (!hub.places().isEmpty()) {
            throw new AssertionError("personal values stand in " + hub.places());
        }
        DatabaseSearch.Found home =
                DatabaseSearch.in(scene.network().node(DemoNetwork.ESTONIA).data(), planted);
        if (!home.places().isEmpty()) {
            throw new AssertionError("personal values stand unsealed in " + home.places());
        }
        for (String node : List.of(DemoNetwork.HUB, DemoNetwork.ESTONIA)) {
            Path log = scene.network().node(node).log();
            String text = Files.readString(log);
            if (planted.stream().anyMatch(text::contains)) {
                throw new AssertionError("a personal value stands in the log of " + node);
            }
        }
        return planted.size() + " values, " + hub.columns() + " columns of the hub searched, both logs too";
    }
}
