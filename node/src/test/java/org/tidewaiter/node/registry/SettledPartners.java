package org.tidewaiter.node.registry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.settings.PartnerSettings;
import org.tidewaiter.node.settings.Title;

/** The partners of a node's settings; none joins. */
public record SettledPartners(NodeSettings settings) implements KnownPartners {

    @Override
    public List<String> names() {
        return settings.partners().stream().map(PartnerSettings::name).toList();
    }

    @Override
    public Optional<Title> title(String name) {
        return partner(name).map(PartnerSettings::title);
    }

    @Override
    public Set<String> originators(String name) {
        return partner(name).map(PartnerSettings::originators).orElse(Set.of());
    }

    private Optional<PartnerSettings> partner(String name) {
        return settings.partners().stream()
                .filter(partner -> partner.name().equals(name))
                .findFirst();
    }
}
