package org.tidewaiter.node.insight;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.tidewaiter.node.TestDatabase;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.registry.RegistryNode;

/** Runs a test against the rollups of a hub that nothing moves but the test. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {RegistryNode.class, RollupNode.Parts.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestDatabase.class)
@ActiveProfiles("hub")
@interface RollupNode {

    /** The rollups without what runs them. No configuration class, so that a whole node under test does not find it. */
    @Import({NodeScope.class, CountedRows.class, PendingReports.class, Cells.class, RollupFollower.class, History.class
    })
    class Parts {}
}
