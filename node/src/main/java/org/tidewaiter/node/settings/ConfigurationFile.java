package org.tidewaiter.node.settings;

import java.nio.file.Path;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Reads a node's configuration as the node itself does, for commands that work beside it. */
public final class ConfigurationFile {

    private ConfigurationFile() {}

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan("org.tidewaiter.node")
    @Import(SettingsConfiguration.class)
    static class SettingsAlone {}

    /** What {@code --config FILE} adds to the program's own configuration, as an argument to Spring. */
    public static String argument(Path file) {
        return "--spring.config.additional-location=" + file.toAbsolutePath().toUri();
    }

    /** The settings in {@code file}; what is wrong with them is said as at the start of a node. */
    public static NodeSettings read(Path file) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SettingsAlone.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(argument(file), "--logging.level.root=warn")) {
            return context.getBean(NodeSettings.class);
        }
    }
}
