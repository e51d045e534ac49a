package org.tidewaiter.node.access;

import org.springframework.context.annotation.Import;
import org.tidewaiter.node.HubNodeTest;

@HubNodeTest
@Import(TestAccounts.class)
class EveryEndpointOfHubNodeTest extends EveryEndpoint {}
