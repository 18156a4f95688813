using CrdToolkit.Schema.Patterns;

namespace CrdToolkit.Schema.Tests.Patterns;

public sealed class Re2Tests
{
    [Theory]
    [InlineData("(?=a)", "invalid or unsupported Perl syntax: `(?=`")]
    [InlineData("(?!a)", "invalid or unsupported Perl syntax: `(?!`")]
    [InlineData("(?<=a)", "invalid named capture: `(?<=a)`")]
    [InlineData("(?>a)", "invalid or unsupported Perl syntax: `(?>`")]
    [InlineData(@"(a)\1", @"invalid escape sequence: `\1`")]
    [InlineData(@"\N", @"invalid escape sequence: `\N`")]
    [InlineData(@"\Z", @"invalid escape sequence: `\Z`")]
    [InlineData(@"\u0041", @"invalid escape sequence: `\u`")]
    [InlineData(@"\x{110000}", @"invalid escape sequence: `\x{110000`")]
    [InlineData("[a-", "missing closing ]: `[a-`")]
    [InlineData("[z-a]", "invalid character class range: `z-a`")]
    [InlineData("[[:foo:]]", "invalid character class range: `[:foo:]`")]
    [InlineData(@"\p{Foo}", @"invalid character class range: `\p{Foo}`")]
    [InlineData("(a", "missing closing ): `(a`")]
    [InlineData("a)", "unexpected ): `a)`")]
    [InlineData("*a", "missing argument to repetition operator: `*`")]
    [InlineData("(|*)", "missing argument to repetition operator: `*`")]
    [InlineData("a**", "invalid nested repetition operator: `**`")]
    [InlineData("a*+", "invalid nested repetition operator: `*+`")]
    [InlineData("a{1001}", "invalid repeat count: `{1001}`")]
    [InlineData("a{3,2}", "invalid repeat count: `{3,2}`")]
    [InlineData("(a{100}){100}", "invalid repeat count: `{100}`")]
    [InlineData("a\\", "trailing backslash at end of expression: ``")]
    public void WhatRe2RefusesIsToldInGosWords(string pattern, string problem) =>
        Assert.Equal("error parsing regexp: " + problem, Re2.FindError(pattern));

    [Theory]
    [InlineData("a{,2}", "a{,2}", true)]
    [InlineData("^[a-z]+$", "abc\n", false)]
    [InlineData(@"^\d+$", "٣", false)]
    [InlineData(@"^\w+$", "é", false)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^[^a]$", "😀", true)]
    [InlineData("(?i)^ABC$", "abc", true)]
    [InlineData("(?s)^a.b$", "a\nb", true)]
    [InlineData("^a.b$", "a\nb", false)]
    [InlineData("(?m)^b$", "a\nb\nc", true)]
    [InlineData("^(?P<x>a)(?<y>b)$", "ab", true)]
    [InlineData(@"^[[:alpha:]\-_]+$", "a-_", true)]
    [InlineData(@"^\Qa.b\E+$", "a.bb", true)]
    [InlineData(@"^\pL\p{Greek}[^\P{Lu}]$", "aαA", true)]
    [InlineData(@"^\x41\x{42}\103$", "ABC", true)]
    [InlineData("^[]a]+$", "]a", true)]
    [InlineData(@"^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$", "1.5Gi", true)]
    public void MatchingIsThatOfGo(string pattern, string text, bool matches)
    {
        Assert.Null(Re2.FindError(pattern));
        Assert.Equal(matches, Re2.IsMatch(pattern, text));
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|a)*b$")]
    [InlineData("^(a|aa)+b$")]
    public void NoPatternTakesLongerThanItsText(string pattern) => Assert.False(Re2.IsMatch(pattern, new string('a', 100_000) + "!"));

    [Fact]
    public void APatternThatIsTooLargeForThatHasAnEndToo() =>
        Assert.True(Re2.IsMatch(string.Concat(Enumerable.Repeat("(?:a{0,100}b?){0,9}", 60)) + "c", new string('a', 100_000)));
}
