using CrdToolkit.Schema.Selectors;

namespace CrdToolkit.Schema.Tests.Selectors;

/// <summary>The grammar of selectors; each refusal is the answer of a real API server to the same text.</summary>
public sealed class SelectorParserTests
{
    private const string QualifiedName =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    private const string LabelValue =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
        + "(e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private static readonly string Long = new('x', 70);

    public static TheoryData<string, string> RefusedLabels => new()
    {
        { "managed by machines", "unable to parse requirement: found 'by', expected: in, notin, =, ==, !=, gt, lt" },
        { "-a=b", $"unable to parse requirement: <nil>: Invalid value: \"-a\": name part {QualifiedName}" },
        { "a/b/c", $"unable to parse requirement: <nil>: Invalid value: \"a/b/c\": a valid label key {QualifiedName} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')" },
        { "/a", "unable to parse requirement: <nil>: Invalid value: \"/a\": prefix part must be non-empty" },
        { "a in (b", "unable to parse requirement: found '', expected: ',' or ')'" },
        { "a=b,", "found '', expected: identifier after ','" },
        { "a=b,,c", "found ',', expected: identifier after ','" },
        { "a>x", "unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an integer" },
        { "!a=b", "found '=', expected: ',' or 'end of string'" },
        { "a=(b)", "unable to parse requirement: found '(', expected: identifier" },
        { $"a={Long}", $"unable to parse requirement: values[0][a]: Invalid value: \"{Long}\": must be no more than 63 bytes" },
        { $"a={new string('é', 40)}", $"unable to parse requirement: values[0][a]: Invalid value: \"{new string('é', 40)}\": must be no more than 63 bytes; {LabelValue}" },
        { "a in (-b,c,-a)", $"unable to parse requirement: [values[0][a]: Invalid value: \"-a\": {LabelValue}, values[1][a]: Invalid value: \"-b\": {LabelValue}]" },
        { "b<-y", $"unable to parse requirement: [values[0]: Invalid value: \"-y\": for 'Gt', 'Lt' operators, the value must be an integer, values[0][b]: Invalid value: \"-y\": {LabelValue}]" },
        { "a=\"b\\c\"", $"unable to parse requirement: values[0][a]: Invalid value: \"\\\"b\\\\c\\\"\": {LabelValue}" },
        { "a/=b", $"unable to parse requirement: <nil>: Invalid value: \"a/\": name part must be non-empty; name part {QualifiedName}" },
        { "a=b\0c", "found 'c', expected: ',' or 'end of string'" },
        { "a in b", "unable to parse requirement: found 'b' expected: '('" },
        { Long, $"unable to parse requirement: <nil>: Invalid value: \"{Long}\": name part must be no more than 63 bytes" },
    };

    [Theory]
    [MemberData(nameof(RefusedLabels))]
    public void A_label_selector_is_refused_with_the_words_of_the_server(string selector, string message) =>
        Assert.Equal(message, Assert.Throws<SelectorSyntaxException>(() => LabelSelectorParser.Parse(selector)).Message);

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a Exists ")]
    [InlineData("!a", "a DoesNotExist ")]
    [InlineData("a = b, c==d", "a In b|c In d")]
    [InlineData("a!=b", "a NotIn b")]
    [InlineData("x.io/a in (c, b,c)", "x.io/a In b c")]
    [InlineData("a notin ()", "a NotIn ")]
    [InlineData("a>5,b<6", "a GreaterThan 5|b LessThan 6")]
    public void A_label_selector_has_requirements(string selector, string expected) => Assert.Equal(
        expected,
        string.Join('|', LabelSelectorParser.Parse(selector).Select(requirement => $"{requirement.Key} {requirement.Operator} {string.Join(' ', requirement.Values)}")));

    [Theory]
    [InlineData("type", "invalid selector: 'type'; can't understand 'type'")]
    [InlineData("type=a=b", "invalid field selector: unescaped character in value: 61")]
    [InlineData(@"type=a\x", @"invalid field selector: invalid escape sequence: \x")]
    [InlineData(@"type=a\", @"invalid field selector: invalid escape sequence: \")]
    public void A_field_selector_is_refused_with_the_words_of_the_server(string selector, string message) =>
        Assert.Equal(message, Assert.Throws<SelectorSyntaxException>(() => FieldSelectorParser.Parse(selector)).Message);

    [Theory]
    [InlineData(",type=a,,b==c,", "type=a|b=c")]
    [InlineData("type!=a", "type!=a")]
    [InlineData(@"type=a\,b\=c\\d", @"type=a,b=c\d")]
    public void A_field_selector_has_requirements(string selector, string expected) => Assert.Equal(
        expected,
        string.Join('|', FieldSelectorParser.Parse(selector).Select(requirement => $"{requirement.Field}{(requirement.IsEqual ? "=" : "!=")}{requirement.Value}")));
}
