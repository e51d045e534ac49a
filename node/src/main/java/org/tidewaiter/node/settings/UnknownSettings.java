package org.tidewaiter.node.settings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;

/**
 * What stands under {@code tidewaiter} in files, on the command line, in system properties or in the environment, and is no
 * setting: whoever wrote it believes that the node works otherwise than it does.
 */
final class UnknownSettings {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("tidewaiter");
    /** Variables of the launcher and of the commands beside a node. */
    private static final Set<String> OTHER_VARIABLES =
            Set.of("TIDEWAITER_TOKEN", "TIDEWAITER_JAVA_OPTIONS", "TIDEWAITER_UNDER_TEST");
    /** Variables that Kubernetes sets for a service whose name begins so, each beside one that holds its address. */
    private static final Pattern SERVICE_VARIABLE =
            Pattern.compile("TIDEWAITER(_.+)?_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_\\d+_(TCP|UDP|SCTP)(_.+)?)");

    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.+");

    private final SettingNames known;

    UnknownSettings(SettingNames known) {
        this.known = known;
    }

    /**
     * Looks through all that was set.
     *
     * @throws UnknownSettingException naming each that is no setting, and where it stands
     */
    void refuse(Environment environment) {
        List<String> sentences = new ArrayList<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource listed) {
                listed.stream()
                        .filter(ROOT::isAncestorOf)
                        .distinct()
                        .map(listed::getConfigurationProperty)
                        .filter(this::isUnknown)
                        .map(this::sentence)
                        .forEach(sentences::add);
            }
        }
        if (!sentences.isEmpty()) {
            throw new UnknownSettingException(sentences);
        }
    }

    private boolean isUnknown(ConfigurationProperty property) {
        ConfigurationPropertyName name = property.getName();
        String value = property.getValue().toString();
        if (origin(property) instanceof SystemEnvironmentOrigin variable) {
            return !known.hasVariable(name)
                    && !OTHER_VARIABLES.contains(variable.getProperty())
                    && !SERVICE_VARIABLE.matcher(variable.getProperty()).matches()
                    && !SERVICE_ADDRESS.matcher(value).matches();
        }
        boolean emptyGroup = known.isAbove(name) && value.isEmpty();
        return !known.has(name) && !emptyGroup;
    }

    private String sentence(ConfigurationProperty property) {
        Optional<String> meant = known.nearest(property.getName());
        return switch (origin(property)) {
            case SystemEnvironmentOrigin variable ->
                sentence(variable.getProperty(), "environment", meant.map(UnknownSettings::variable));
            case TextResourceOrigin file
            when file.getResource() != null -> sentence(property.getName().toString(), place(file), meant);
            case null, default -> sentence(property.getName().toString(), source(property), meant);
        };
    }

    private static String sentence(String name, String place, Optional<String> meant) {
        return name + " (" + place + ") is no setting; "
                + meant.map(nearest -> "did you mean " + nearest + "?").orElse("all are in docs/configuration.md.");
    }

    private static @Nullable Origin origin(ConfigurationProperty property) {
        return property.getOrigin() instanceof PropertySourceOrigin within && within.getOrigin() != null
                ? within.getOrigin()
                : property.getOrigin();
    }

    private static String variable(String name) {
        return name.replace("[]", "_0").replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
    }

    private static String place(TextResourceOrigin origin) {
        String file = file(origin.getResource());
        return origin.getLocation() == null
                ? file
                : file + ", line " + (origin.getLocation().getLine() + 1);
    }

    private static String file(@Nullable Resource resource) {
        try {
            return resource == null ? "file" : resource.getFile().getPath();
        } catch (IOException notInTheFileSystem) {
            return resource.getDescription();
        }
    }

    private static String source(ConfigurationProperty property) {
        Object source =
                property.getSource() == null ? null : property.getSource().getUnderlyingSource();
        return switch (source instanceof PropertySource<?> named ? named.getName() : "settings") {
            case CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME -> "command line";
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> "system property of Java";
            case String other -> other;
        };
    }
}
