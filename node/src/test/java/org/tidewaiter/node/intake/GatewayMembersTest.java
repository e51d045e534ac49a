package org.tidewaiter.node.intake;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.tidewaiter.node.TestDatabase;

/** Runs a test against a whole gateway: people of its two members, who may do all that a member may, and its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tidewaiter.accounts[0].name=pl-coordinator",
            "tidewaiter.accounts[0].member=PL-CUSTOMS",
            "tidewaiter.accounts[0].roles=OFFICER,COORDINATOR,ADMINISTRATOR",
            "tidewaiter.accounts[0].password=tide-under-a-mast-light",
            "tidewaiter.accounts[0].token=" + IntakeNode.COORDINATOR,
            "tidewaiter.accounts[1].name=lt-coordinator",
            "tidewaiter.accounts[1].member=LT-CUSTOMS",
            "tidewaiter.accounts[1].roles=OFFICER,COORDINATOR,ADMINISTRATOR",
            "tidewaiter.accounts[1].password=tide-under-a-mast-light",
            "tidewaiter.accounts[1].token=" + IntakeNode.SECOND,
            "tidewaiter.accounts[2].name=gateway-admin",
            "tidewaiter.accounts[2].roles=OFFICER,COORDINATOR,ANALYST,ADMINISTRATOR",
            "tidewaiter.accounts[2].password=tide-under-a-mast-light",
            "tidewaiter.accounts[2].token=" + IntakeNode.ANALYST
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import(WithoutDelivery.class)
@ActiveProfiles("gateway")
@interface GatewayMembersTest {}
