package org.tidewaiter.node.access;

import org.springframework.context.annotation.Import;
import org.tidewaiter.node.NationalNodeTest;

@NationalNodeTest
@Import(TestAccounts.class)
class EveryEndpointOfNationalNodeTest extends EveryEndpoint {}
