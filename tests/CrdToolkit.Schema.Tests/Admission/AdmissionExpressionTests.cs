using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Tests.Admission;

/// <summary>What a kube-apiserver 1.36 makes of each expression, asked of it.</summary>
public sealed class AdmissionExpressionTests
{
    private static readonly JsonObject Object = Read("""
        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"p1","namespace":"default","labels":{"e":"1"},"managedFields":[{"manager":"fm"}]},"data":{"a":"b","n":"5"}}
        """);

    private static readonly JsonObject Request = Read("""
        {"uid":"u","kind":{"group":"","version":"v1","kind":"ConfigMap"},"resource":{"group":"","version":"v1","resource":"configmaps"},
         "name":"p1","namespace":"default","operation":"CREATE","userInfo":{"username":"jane","groups":["devs"]},"dryRun":true,"options":{"kind":"CreateOptions"}}
        """);

    [Theory]
    [InlineData("has(object.data.a.b)", false)]
    [InlineData("has(oldObject.data)", false)]
    [InlineData("object.data.a == 5", false)]
    [InlineData("object.data.a != 5", true)]
    [InlineData("object.data.a == null", false)]
    [InlineData("null == null", true)]
    [InlineData("5 in object.data", false)]
    [InlineData("object.data.a in {'b': 1}", true)]
    [InlineData("object['data']['a'] == 'b'", true)]
    [InlineData("object.data.all(k, k.startsWith('n') || object.data[k] == 'b')", true)]
    [InlineData("object.metadata.managedFields.filter(f, f.manager == 'fm').size() == 1", true)]
    [InlineData("object.metadata.managedFields.exists_one(f, f.manager == 'fm')", true)]
    [InlineData("object.metadata.all(k, k != '')", true)]
    [InlineData("object.?data.a == optional.of('b')", true)]
    [InlineData("object.?x.y.z.orValue('q') == 'q'", true)]
    [InlineData("object.data.a.?b.hasValue()", false)]
    [InlineData("oldObject.?data.hasValue()", false)]
    [InlineData("object.metadata.managedFields[?0].hasValue()", true)]
    [InlineData("object.metadata.managedFields[?9].hasValue()", false)]
    [InlineData("has(object.?data.a)", true)]
    [InlineData("optional.none().hasValue()", false)]
    [InlineData("object.?data[?'a'].orValue('') == 'b'", true)]
    [InlineData("object.data == {'a': 'b', 'n': '5'}", true)]
    [InlineData("object.data == {'a': 'b'}", false)]
    [InlineData("[object.data.a, object.data.n] == ['b', '5']", true)]
    [InlineData("namespaceObject == null", true)]
    [InlineData("authorizer == null", false)]
    [InlineData("request.userInfo == null", false)]
    [InlineData("object.data.n < 5 || true", true)]
    [InlineData("int('+5') == 5", true)]
    [InlineData("int(5.7) == 5", true)]
    [InlineData("bool('true')", true)]
    [InlineData("'abc'.indexOf('z') == -1", true)]
    [InlineData("-9223372036854775808 < 0", true)]
    [InlineData("'abca'.lastIndexOf('a') == 3", true)]
    [InlineData("'abc'.substring(1, 2) == 'b'", true)]
    [InlineData("' a '.trim() == 'a'", true)]
    [InlineData("['a', 'b'].join('-') == 'a-b'", true)]
    [InlineData("''.split(',') == ['']", true)]
    [InlineData("'é😀'.size() == 2", true)]
    [InlineData("quantity('5k') == quantity('5000')", true)]
    [InlineData("isURL('http://a.b/')", true)]
    [InlineData("object.?metadata.?labels.?e.optMap(v, v != '').orValue(false)", true)]
    [InlineData("object.data.exists(k, v, v == 'b')", true)]
    [InlineData("object.data.transformMap(k, v, k + v) == {'a': 'ab', 'n': 'n5'}", true)]
    [InlineData("timestamp('2020-01-01T00:00:00Z') + duration('24h') == timestamp('2020-01-02T00:00:00Z')", true)]
    public void Conditions_hold_or_not(string expression, bool holds) => Assert.Equal((holds, null), Evaluate(expression));

    [Theory]
    [InlineData("object.data.zz == 'b'", "no such key: zz")]
    [InlineData("object.data.a.b == 'b'", "no such key: b")]
    [InlineData("oldObject.data == null", "no such key: data")]
    [InlineData("oldObject[0] == 1", "no such key: 0")]
    [InlineData("object.data[5] == 'b'", "no such key: 5")]
    [InlineData("has(object.spec.zz)", "no such key: spec")]
    [InlineData("object.metadata.managedFields.zz == 1", "unsupported index type 'string' in list")]
    [InlineData("object.metadata.managedFields[5].manager == 'fm'", "index out of bounds: 5")]
    [InlineData("namespaceObject.metadata.name == 'default'", "no such key: metadata")]
    [InlineData("request.subResource == ''", "no such key: subResource")]
    [InlineData("object.data.a + 1 == 2", "no such overload")]
    [InlineData("object.data + object.data == 1", "no such overload: _+_")]
    [InlineData("object.data.n * 2 == 10", "no such overload")]
    [InlineData("'a' in oldObject", "no such overload")]
    [InlineData("!object.data.a", "no such overload")]
    [InlineData("-object.data.a == 1", "no such overload")]
    [InlineData("object.data.a && true", "no such overload")]
    [InlineData("object.data.a ? true : false", "no such overload")]
    [InlineData("object.metadata.labels.startsWith('x')", "no such overload")]
    [InlineData("object.metadata.managedFields.all(f, f.manager)", "no such overload")]
    [InlineData("object.metadata.managedFields.exists(f, f.zz == 1)", "no such key: zz")]
    [InlineData("oldObject.all(k, true)", "got 'types.Null', expected iterable type")]
    [InlineData("string(object.metadata.labels) == ''", "no such overload: string(map)")]
    [InlineData("int(oldObject) == 5", "no such overload: int(null_type)")]
    [InlineData("bool(object.data.a)", "type conversion error from 'string' to 'bool'")]
    [InlineData("object.?data.zz.value() == 'x'", "optional.none() dereference")]
    [InlineData("'abc'.substring(9) == ''", "index out of range: 9")]
    [InlineData("'abc'.substring(-1) == ''", "index out of range: -1")]
    [InlineData("'abc'.substring(2, 1) == ''", "invalid substring range. start: 2, end: 1")]
    [InlineData("'abc'.substring(3, 2) == ''", "invalid substring range. start: 3, end: 2")]
    [InlineData("'abc'.substring(12, 11) == ''", "invalid substring range. start: 12, end: 11")]
    [InlineData("'abc'.substring(-1, 2) == ''", "index out of range: -1")]
    [InlineData("'abc'.substring(1, 9) == ''", "index out of range: 9")]
    [InlineData("object.data.a.charAt(9) == ''", "index out of range: 9")]
    [InlineData("9223372036854775807 + 1 == 0", "integer overflow")]
    [InlineData("object.data.zz == 'y' || object.data.yy == 'b'", "no such key: zz")]
    public void Errors_have_the_words_of_the_server(string expression, string words) =>
        Assert.Equal((null, $"expression '{expression}' resulted in error: {words}"), Evaluate(expression));

    [Theory]
    [InlineData("request.uid == ''", "compilation failed: ERROR: <input>:1:8: undefined field 'uid'\n | request.uid == ''\n | .......^")]
    [InlineData("params == null", "compilation failed: ERROR: <input>:1:1: undeclared reference to 'params' (in container '')\n | params == null\n | ^")]
    [InlineData("has(object)", "compilation failed: ERROR: <input>:1:5: invalid argument to has() macro\n | has(object)\n | ....^")]
    [InlineData("authorizer.check('get').allowed()", "compilation failed: ERROR: <input>:1:17: found no matching overload for 'check' applied to 'kubernetes.authorization.Authorizer.(string)'\n | authorizer.check('get').allowed()\n | ................^")]
    [InlineData("object.data.a == 'b' ? true : object.x", "must evaluate to bool but got dyn")]
    [InlineData("request.userInfo.groups", "must evaluate to bool but got list(string)")]
    [InlineData("1", "must evaluate to bool but got int")]
    [InlineData("null", "must evaluate to bool but got null_type")]
    [InlineData("request", "must evaluate to bool but got kubernetes.AdmissionRequest")]
    [InlineData("namespaceObject.metadata.creationTimestamp", "must evaluate to bool but got google.protobuf.Timestamp")]
    [InlineData("1u", "must evaluate to bool but got uint")]
    [InlineData("b'a'", "must evaluate to bool but got bytes")]
    [InlineData("null == 5", "compilation failed: ERROR: <input>:1:6: found no matching overload for '_==_' applied to '(null, int)'\n | null == 5\n | .....^")]
    public void Some_do_not_compile(string expression, string words)
    {
        Assert.Equal(words, Compile(expression).Error);
        Assert.Equal((null, $"compilation error: {words}"), Evaluate(expression));
    }

    [Theory]
    [InlineData("timestamp('2020-01-01T00:00:00Z').getHours('Local') == 0")]
    [InlineData("isURL('//a.b/')")]
    [InlineData("double('0x1p4') == 16.0")]
    [InlineData("object.data.map(k, k)[0] == 'a'")]
    public void Of_what_is_not_known_nothing_is_said(string expression)
    {
        Assert.Null(Compile(expression).Error);
        Assert.Equal((null, null), Evaluate(expression));
    }

    [Fact]
    public void The_authorizer_is_asked_as_a_review_is()
    {
        var asked = new List<string>();
        var input = new AdmissionInput(Object, null, Request.With("requestResource", Read("""{"group":"","resource":"configmaps"}""")), spec =>
        {
            asked.Add(JsonWriter.Write(spec));
            return (false, "");
        });

        foreach (var check in new[] { "requestResource", "group('apps').resource('deployments').name('a')", "path('/a')", "serviceAccount('a', 'b').path('/a')" })
        {
            Assert.Equal((false, null), Holds($"authorizer.{check}.check('get').allowed()", input));
        }

        Assert.Equal(
            [
                """{"resourceAttributes":{"group":"","resource":"configmaps","subresource":"","namespace":"default","name":"p1","verb":"get"}}""",
                """{"resourceAttributes":{"group":"apps","resource":"deployments","name":"a","verb":"get"}}""",
                """{"nonResourceAttributes":{"path":"/a","verb":"get"}}""",
                """{"user":"system:serviceaccount:a:b","groups":["system:serviceaccounts","system:serviceaccounts:a","system:authenticated"],"nonResourceAttributes":{"path":"/a","verb":"get"}}""",
            ],
            asked);
    }

    [Fact]
    public void Variables_see_those_before_them()
    {
        var scope = Declare(AdmissionScope.OfValidatingPolicy(hasParams: false), ("a", "object.data.a"), ("twice", "variables.a + variables.a"), ("number", "5"));

        Assert.Equal((JsonBoolean.True, null), Evaluate("variables.twice == 'bb' && has(variables.a)", AdmissionResultType.Bool, scope));
        Assert.Equal(
            "compilation failed: ERROR: <input>:1:10: undefined field 'b'\n | variables.b == 5\n | .........^",
            new AdmissionExpression("variables.b == 5", AdmissionResultType.Bool, scope).Error);
        Assert.Equal(
            "compilation failed: ERROR: <input>:1:18: found no matching overload for '_==_' applied to '(int, string)'\n | variables.number == 'a'\n | .................^",
            new AdmissionExpression("variables.number == 'a'", AdmissionResultType.Bool, scope).Error);
    }

    [Fact]
    public void A_variable_that_fails_says_so_where_it_is_used()
    {
        var scope = Declare(AdmissionScope.OfValidatingPolicy(hasParams: false), ("a", "object.data.zz"), ("b", "nothing"));

        Assert.Equal(
            (null, "expression 'variables.a == 'x'' resulted in error: composited variable \"a\" fails to evaluate: no such key: zz"),
            Evaluate("variables.a == 'x'", AdmissionResultType.Bool, scope));
        Assert.StartsWith(
            "expression 'variables.b == 'x'' resulted in error: composited variable \"b\" fails to compile: compilation failed: ",
            Evaluate("variables.b == 'x'", AdmissionResultType.Bool, scope).Error,
            StringComparison.Ordinal);
        Assert.Equal((JsonBoolean.True, null), Evaluate("true || variables.a == 'x'", AdmissionResultType.Bool, scope));
    }

    [Theory]
    [InlineData("Object{metadata: Object.metadata{labels: {'x': object.data.a}}}", """{"metadata":{"labels":{"x":"b"}}}""")]
    [InlineData("Object{spec: Object.spec{?replicas: optional.none(), items: [Object.spec.items{n: 5}]}}", """{"spec":{"items":[{"n":5}]}}""")]
    [InlineData("object.data.a == 'b' ? Object{data: {'z': null}} : Object{}", """{"data":{"z":null}}""")]
    public void Objects_are_made(string expression, string json) => Assert.Equal(
        (Read(json), null), Evaluate(expression, AdmissionResultType.ApplyConfiguration, AdmissionScope.OfMutatingPolicy(hasParams: false)));

    [Theory]
    [InlineData("object", "must evaluate to Object but got dyn")]
    [InlineData("5", "must evaluate to Object but got int")]
    public void What_is_no_object_does_not_compile(string expression, string words) => Assert.Equal(
        words, new AdmissionExpression(expression, AdmissionResultType.ApplyConfiguration, AdmissionScope.OfMutatingPolicy(hasParams: false)).Error);

    [Fact]
    public void The_type_of_an_object_says_where_it_stands() => Assert.Equal(
        (null, "type mismatch: unexpected type name \"Object\", expected \"Object.metadata\", which matches field name path from root Object type"),
        Evaluate("Object{metadata: Object{name: 'x'}}", AdmissionResultType.ApplyConfiguration, AdmissionScope.OfMutatingPolicy(hasParams: false)));

    [Fact]
    public void Patches_are_made() => Assert.Equal(
        (JsonReader.Parse("""[{"op":"add","path":"/metadata/labels/a~1b","value":{"x":"y"}}]"""), null),
        Evaluate(
            "[JSONPatch{op: 'add', path: '/metadata/labels/' + jsonpatch.escapeKey('a/b'), value: Object.metadata.labels{x: 'y'}}]",
            AdmissionResultType.JsonPatch,
            AdmissionScope.OfMutatingPolicy(hasParams: false)));

    [Fact]
    public void Messages_see_no_authorizer()
    {
        var scope = AdmissionScope.OfValidatingPolicy(hasParams: true);

        Assert.Null(new AdmissionExpression("string(params.a) + 'x'", AdmissionResultType.String, scope.WithoutAuthorizer()).Error);
        Assert.Contains(
            "undeclared reference to 'authorizer'",
            new AdmissionExpression("authorizer.path('/a').check('get').reason()", AdmissionResultType.String, scope.WithoutAuthorizer()).Error,
            StringComparison.Ordinal);
        Assert.Equal("must evaluate to one of [string null_type] but got int", new AdmissionExpression("5", AdmissionResultType.StringOrNull, scope).Error);
    }

    private static AdmissionScope Declare(AdmissionScope scope, params (string Name, string Expression)[] variables) => variables.Aggregate(
        scope, (known, variable) => known.With(variable.Name, new AdmissionExpression(variable.Expression, AdmissionResultType.Any, known)));

    private static (JsonValue? Value, string? Error) Evaluate(string expression, AdmissionResultType result, AdmissionScope scope) =>
        new AdmissionExpression(expression, result, scope).Evaluate(new AdmissionInput(Object, null, Request, _ => (true, "")));

    private static AdmissionExpression Compile(string expression) => new(expression, AdmissionResultType.Bool, AdmissionScope.OfWebhook);

    private static (bool? Holds, string? Error) Evaluate(string expression) => Holds(expression, new AdmissionInput(Object, null, Request, _ => (true, "")));

    private static (bool? Holds, string? Error) Holds(string expression, AdmissionInput input) =>
        Compile(expression).Evaluate(input) is var (value, error) ? ((value as JsonBoolean)?.Value, error) : default;

    private static JsonObject Read(string json) => (JsonObject)JsonReader.Parse(json);
}
