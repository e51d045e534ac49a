package org.tidewaiter.node;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.tidewaiter.node.backup.Backup;
import org.tidewaiter.node.backup.BackupException;
import org.tidewaiter.node.backup.Restore;
import org.tidewaiter.node.settings.ConfigurationFile;

/**
 * A node: {@code node --config FILE}, with any Spring property as {@code --name=value} after it; and the commands that keep
 * it, {@code backup} and {@code restore}.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class Tidewaiter {

    public static void main(String[] arguments) {
        switch (NodeCommand.parse(arguments)) {
            case NodeCommand.Start start -> SpringApplication.run(Tidewaiter.class, start.springArguments());
            case NodeCommand.WriteBackup backup ->
                keep(
                        () -> new Backup(ConfigurationFile.read(backup.configuration()), System.out::println)
                                .write(backup.to()),
                        "All rows as of one moment are in " + backup.to() + ", the keys in "
                                + Backup.keysBeside(backup.to()) + ". Keep the two apart.");
            case NodeCommand.ReadBackup restore ->
                keep(
                        () -> new Restore(ConfigurationFile.read(restore.configuration()), System.out::println)
                                .read(restore.from(), restore.keys()),
                        "The node is restored. Start it: it signs again as soon as its partners confirm where it stands.");
            case NodeCommand.Explain explain -> {
                System.err.print(explain.text());
                System.exit(explain.status());
            }
        }
    }

    /** Work on a backup. */
    private interface Work {
        void run() throws BackupException;
    }

    private static void keep(Work work, String done) {
        try {
            work.run();
            System.out.println(done);
        } catch (BackupException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
