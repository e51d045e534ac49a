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

/** A national node with an officer, two coordinators and an analyst, each with a token and a password. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tidewaiter.accounts[0].name=officer",
            "tidewaiter.accounts[0].roles=OFFICER",
            "tidewaiter.accounts[0].password=tide-under-a-mast-light",
            "tidewaiter.accounts[0].token=" + IntakeNode.OFFICER,
            "tidewaiter.accounts[1].name=coordinator",
            "tidewaiter.accounts[1].roles=OFFICER,COORDINATOR",
            "tidewaiter.accounts[1].password=tide-under-a-mast-light",
            "tidewaiter.accounts[1].token=" + IntakeNode.COORDINATOR,
            "tidewaiter.accounts[2].name=analyst",
            "tidewaiter.accounts[2].roles=ANALYST",
            "tidewaiter.accounts[2].password=tide-under-a-mast-light",
            "tidewaiter.accounts[2].token=" + IntakeNode.ANALYST,
            "tidewaiter.accounts[3].name=second",
            "tidewaiter.accounts[3].roles=OFFICER,COORDINATOR",
            "tidewaiter.accounts[3].password=tide-under-a-mast-light",
            "tidewaiter.accounts[3].token=" + IntakeNode.SECOND
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import(WithoutDelivery.class)
@ActiveProfiles("national")
public @interface IntakeTest {}
