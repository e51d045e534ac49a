package org.tidewaiter.node;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** A node: {@code node --config FILE}, with any Spring property as {@code --name=value} after it. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class Tidewaiter {

    public static void main(String[] arguments) {
        switch (NodeCommand.parse(arguments)) {
            case NodeCommand.Start start -> SpringApplication.run(Tidewaiter.class, start.springArguments());
            case NodeCommand.Explain explain -> {
                System.err.print(explain.text());
                System.exit(explain.status());
            }
        }
    }
}
