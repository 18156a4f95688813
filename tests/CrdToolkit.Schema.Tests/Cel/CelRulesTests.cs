using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Tests.Cel;

/// <summary>What is told of CEL rules without a compiler: what is certain, and nothing else.</summary>
public sealed class CelRulesTests
{
    [Theory]
    [InlineData("self.name", "", "cel expression must evaluate to a bool")]
    [InlineData("size(self.list)", "", "cel expression must evaluate to a bool")]
    [InlineData("self.count + 1", "", "cel expression must evaluate to a bool")]
    [InlineData("self.list.map(x, x)", "", "cel expression must evaluate to a bool")]
    [InlineData("self.name ? 1 : 2", "1:11", "found no matching overload for '_?_:_' applied to '(string, int, int)'")]
    [InlineData("self.", "1:6", "Syntax error: mismatched input '<EOF>'")]
    [InlineData("self.name == 'a", "1:14", "Syntax error: token recognition error")]
    [InlineData("(self.count > 1", "1:16", "expecting ')'")]
    [InlineData("self.count > 1)", "1:15", "Syntax error: mismatched input ')'")]
    [InlineData("self.count >> 1", "1:13", "Syntax error: mismatched input '>'")]
    [InlineData("self.name === 'a'", "1:13", "Syntax error: token recognition error at: '='")]
    [InlineData("self.count = 1", "1:12", "Syntax error: token recognition error at: '='")]
    [InlineData("package == 1", "1:1", "reserved identifier: package")]
    [InlineData("name == 'a'", "1:1", "undeclared reference to 'name'")]
    [InlineData("self.list.all(x, y == '')", "1:18", "undeclared reference to 'y'")]
    [InlineData("self.nmae == 'a'", "1:5", "undefined field 'nmae'")]
    [InlineData("has(self.nmae)", "1:4", "undefined field 'nmae'")]
    [InlineData("has(self)", "1:5", "invalid argument to has() macro")]
    [InlineData("self.objects.all(x, x.b == 1)", "1:22", "undefined field 'b'")]
    [InlineData("self.objectMap.all(k, self.objectMap[k].b == 1)", "1:40", "undefined field 'b'")]
    [InlineData("self.name.first == 'a'", "1:10", "type 'string' does not support field selection")]
    [InlineData("self.count == '1'", "1:12", "found no matching overload for '_==_' applied to '(int, string)'")]
    [InlineData("self.flag == 'true'", "1:11", "found no matching overload for '_==_' applied to '(bool, string)'")]
    [InlineData("self.name > 1", "1:11", "found no matching overload for '_>_' applied to '(string, int)'")]
    [InlineData("self.name + 1 == ''", "1:11", "found no matching overload for '_+_' applied to '(string, int)'")]
    [InlineData("!self.name", "1:1", "found no matching overload for '!_' applied to '(string)'")]
    [InlineData("self.count && self.flag", "1:5", "expected type 'bool' but found 'int'")]
    [InlineData("self.count.all(x, x > 0)", "1:5", "expression of type 'int' cannot be range of a comprehension")]
    [InlineData("self.list.all(x, size(x))", "1:22", "expected type 'bool' but found 'int'")]
    [InlineData("self.count.startsWith('a')", "1:22", "found no matching overload for 'startsWith'")]
    [InlineData("size(self.count) > 0", "1:5", "found no matching overload for 'size' applied to '(int)'")]
    [InlineData("self.free == 1", "1:5", "undefined field 'free'")]
    [InlineData("cel.bind(n, self.name, n != '')", "1:1", "undeclared reference to 'cel'")]
    [InlineData("self.list.contains('a')", "1:19", "found no matching overload for 'contains'")]
    [InlineData("self.list == null", "1:11", "found no matching overload for '_==_' applied to '(list(string), null)'")]
    [InlineData("self.name == null", "1:11", "found no matching overload for '_==_' applied to '(string, null)'")]
    public void What_cannot_compile_is_told_with_its_place(string rule, string place, string words)
    {
        var error = Assert.Single(Judge(rule));

        Assert.Equal(words.StartsWith("cel ", StringComparison.Ordinal) ? "R-113" : "R-112", error.Rule);
        Assert.Equal("spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations[0].rule", error.Field);
        Assert.Contains(words, error.Detail, StringComparison.Ordinal);
        Assert.Contains(error.Rule == "R-113" ? "" : $"<input>:{place}: ", error.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int('x') > self.count", "type conversion error from 'string' to 'int'")]
    [InlineData("self.flag || string(dyn(null)) == ''", "no such overload: string(null_type)")]
    [InlineData("uint(-1) > 0u", "unsigned integer overflow")]
    public void A_constant_that_cannot_be_converted_is_told(string rule, string words)
    {
        var error = Assert.Single(Judge(rule));

        Assert.Equal("R-112", error.Rule);
        Assert.Equal("program instantiation failed: " + words, error.Detail);
    }

    [Theory]
    [InlineData("self == oldSelf")]
    [InlineData("self.count > 0 && self.name != '' || !self.flag")]
    [InlineData("!has(self.name) || self.name.matches('^a+$')")]
    [InlineData("has(oldSelf.name) ? self.name == oldSelf.name : true")]
    [InlineData("self.list.all(x, x.startsWith('a')) && self.list.exists_one(x, x == \"b\")")]
    [InlineData("self.list.all(i, x, i < 3 && x != '')")]
    [InlineData("self.objects.map(x, x.a).filter(a, a > 1).size() > 0")]
    [InlineData("self.objects.map(x, has(x.a), x.a).sum() > 1")]
    [InlineData("self.map.all(k, self.map[k] != k) && 'a' in self.map && self.map.a == 'b'")]
    [InlineData("self.objectMap.all(k, v, v.a > 0 && k != '')")]
    [InlineData("self.name in ['a', 'b'] && self.count in [1, 2,]")]
    [InlineData("self.port == 1 || self.port == 'http' || type(self.port) == int")]
    [InlineData("self.time > timestamp('2020-01-01T00:00:00Z') && self.wait < duration('1h')")]
    [InlineData("self.when - self.when < duration('1s')")]
    [InlineData("self.ratio > 1 || self.ratio * 2.0 < 1e3 || -self.count < 0x1F || 1u == uint(1)")]
    [InlineData("self.__namespace__ == '' && self.a__dash__b == '' && self.x__dot__y == ''")]
    [InlineData("quantity(self.name).isGreaterThan(quantity('1Gi')) && isURL(self.name) && url(self.name).getHost() == ''")]
    [InlineData("self.name.split(',').all(x, x.trim() == x) && self.list.isSorted() && self.name.lowerAscii() == self.name")]
    [InlineData("self.?name.orValue('') == '' && optional.of(1).hasValue() && self.list[?0].orValue('') == ''")]
    [InlineData("format.dns1123Label().validate(self.name).hasValue() == false && sets.contains(self.list, ['a'])")]
    [InlineData("ip(self.name).family() == 4 && cidr('10.0.0.0/8').containsIP(self.name)")]
    [InlineData("self.name == r'\\d' + \"\"\"a\n'b'\"\"\" // so\n && b'a' == b'a'")]
    [InlineData("{'a': 1, 'b': 2}.all(k, k != '') && [] == self.list && dyn(self.count) == 'a'")]
    [InlineData("(has(self.name)?1:0)+(has(self.count)?1:0) <= 1")]
    [InlineData("!has(self.objects) || has(self.objects) && self.objects.size() < 3")]
    [InlineData("self.pod.metadata.name != '' && self.pod.kind == 'Pod'")]
    public void What_may_compile_is_not(string rule) => Assert.Empty(Judge(rule));

    [Theory]
    [InlineData("self.metadata.name != '' && self.kind == 'Widget' && self.apiVersion != ''", null)]
    [InlineData("self.metadata.labels.size() > 0", "undefined field 'labels'")]
    public void Of_a_resource_its_type_and_its_name_can_be_seen(string rule, string? words)
    {
        var errors = Validate($$$$"""{"type":"object","x-kubernetes-validations":[{"rule":{{{{JsonWriter.Quote(rule)}}}}}],"properties":{"spec":{"type":"object"}}}""");

        Assert.Equal(words is null ? 0 : 1, errors.Count);
        Assert.All(errors, error => Assert.Contains(words!, error.Detail, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("'a' + self.name", null)]
    [InlineData("self.count > 1 ? 'a' : 'b'", null)]
    [InlineData("string(self.count)", null)]
    [InlineData("self.count", "messageExpression must evaluate to a string")]
    [InlineData("self.nmae", "messageExpression compilation failed: ERROR: <input>:1:5: undefined field 'nmae'")]
    [InlineData("'a", "messageExpression compilation failed: ERROR: <input>:1:1: Syntax error")]
    public void A_message_expression_gives_a_string(string expression, string? words)
    {
        var errors = Judge("true", $",\"messageExpression\":{JsonWriter.Quote(expression)}");

        Assert.Equal(words is null ? [] : ["R-114 spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations[0].messageExpression"], errors.Select(error => $"{error.Rule} {error.Field}"));
        Assert.All(errors, error => Assert.StartsWith(words!, error.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public void An_optional_old_value_is_asked_for_its_value() => Assert.Empty(Judge("oldSelf.hasValue() && oldSelf.value().count == self.count", ",\"optionalOldSelf\":true"));

    [Theory]
    [InlineData("(", "true", "", "ERROR: <input>:-1:0: expression recursion limit exceeded: 250")]
    [InlineData("true ? true : ", "true", "", "ERROR: <input>:-1:0: expression recursion limit exceeded: 250")]
    [InlineData("", "1", "+1", "ERROR: <input>:-1:0: max recursion depth exceeded")]
    [InlineData("", "true", " == true", "ERROR: <input>:-1:0: max recursion depth exceeded")]
    [InlineData("", "dyn(self)", ".a", "ERROR: <input>:-1:0: max recursion depth exceeded")]
    [InlineData("", "dyn(self)", "[0]", "ERROR: <input>:-1:0: max recursion depth exceeded")]
    [InlineData("", "dyn(self)", ".size()", "ERROR: <input>:-1:0: max recursion depth exceeded")]
    [InlineData("", "self.list", ".filter(x, true)", "ERROR: <input>:-1:0: max recursion depth exceeded")]
    public void A_deep_expression_is_refused_and_does_no_harm(string before, string middle, string after, string words)
    {
        const int many = 100_000;

        Assert.Equal("compilation failed: " + words, Assert.Single(Judge(Repeated(before, many) + middle + Repeated(after, many))).Detail);
    }

    [Theory]
    [InlineData("!", "true", "")]
    [InlineData("-", "self.count == 1", "")]
    [InlineData("", "true", " && self.count > 0")]
    [InlineData("", "true", " || self.count > 0 && self.flag")]
    public void Rows_of_signs_and_of_conditions_may_be_long(string before, string middle, string after) =>
        Assert.Empty(Judge(Repeated(before, 10_000) + middle + Repeated(after, 10_000)));

    [Theory]
    [InlineData("", "self.list", ".filter(x, true)", ".size() > 0")]
    [InlineData("has(", "self.name", ".size() == 1 ? self.pod.x : self.pod.y)", "")]
    public void A_chain_is_gone_through_once(string before, string middle, string after, string end) =>
        // Twice each, it would take for ever.
        Assert.InRange(Judge(Repeated(before, 80) + middle + Repeated(after, 80) + end).Count, 0, 1);

    [Theory]
    [InlineData("self.nmae == 'a'", 4, "name")]
    [InlineData("slef.name == 'a'", 0, "self")]
    [InlineData("self.name.startWith('a')", 19, "startsWith")]
    [InlineData("self.name.StartsWith('a')", 20, "startsWith")]
    [InlineData("self.pod.metadata.nam == 'a'", 17, "name")]
    [InlineData("self.list.all(x, y == '')", 17, null)]
    [InlineData("self.nothing == 'a'", 4, null)]
    public void A_name_that_is_near_is_given_beside_the_words_of_the_server(string rule, int position, string? suggestion)
    {
        var error = Assert.Single(Judge(rule));

        var mistake = Assert.Single(error.Mistakes);
        Assert.Equal((position, suggestion), (mistake.Position, mistake.Suggestion));
        Assert.DoesNotContain("mean", error.Message, StringComparison.Ordinal);
    }

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static IReadOnlyList<FieldError> Judge(string rule, string more = "") => Validate($$$$$$$"""
        {"type":"object","properties":{"spec":{"type":"object","x-kubernetes-validations":[{"rule":{{{{{{{JsonWriter.Quote(rule)}}}}}}},"message":"m"{{{{{{{more}}}}}}}}],"properties":{
        "name":{"type":"string"},"count":{"type":"integer"},"flag":{"type":"boolean"},"ratio":{"type":"number"},"port":{"x-kubernetes-int-or-string":true},
        "list":{"type":"array","items":{"type":"string"}},"objects":{"type":"array","items":{"type":"object","properties":{"a":{"type":"integer"}}}},
        "map":{"type":"object","additionalProperties":{"type":"string"}},"objectMap":{"type":"object","additionalProperties":{"type":"object","properties":{"a":{"type":"integer"}}}},
        "time":{"type":"string","format":"date-time"},"when":{"type":"string","format":"date-time"},"wait":{"type":"string","format":"duration"},
        "free":{"x-kubernetes-preserve-unknown-fields":true},"namespace":{"type":"string"},"a-b":{"type":"string"},"x.y":{"type":"string"},
        "pod":{"type":"object","x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true}}}}}
        """);

    private static IReadOnlyList<FieldError> Validate(string schema) => CustomResourceDefinitionValidator.Validate(CustomResourceDefinitionReader.Read(JsonReader.ParseObject(
        $$$$$"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.example.com"},
         "spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"widgets","singular":"widget","kind":"Widget","listKind":"WidgetList"},"versions":[
         {"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{{{{{schema}}}}}}}]}}
        """)));
}
