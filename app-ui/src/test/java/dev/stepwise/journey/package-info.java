/** What a person does, in a real browser on the whole application. */
package dev.stepwise.journey;
