/** The only place that knows LangChain4j: transport, calls, causes of failure, flavors of servers. */
@NullMarked
package dev.stepwise.llm.langchain4j;

import org.jspecify.annotations.NullMarked;
