/** The rules that keep the packages' directions. */
package dev.stepwise.architecture;
