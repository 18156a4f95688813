namespace CrdToolkit.Generators.Tests.Analyzers;

/// <summary>Where the rules about types are marked.</summary>
public sealed class TypeDiagnosticsTests
{
    [Theory]
    [InlineData("public T? X { get; init; }", "[JsonDerivedType(typeof(A))] public record T; public record A : T;", "CRD0046 'JsonDerivedType(typeof(A))'")]
    [InlineData("public T? X { get; init; }", "[JsonPolymorphic] public record T;", "CRD0046 'JsonPolymorphic'")]
    [InlineData("public T? X { get; init; }", "[JsonDerivedType(typeof(A), \"a\"), JsonDerivedType(typeof(B), \"b\")] public abstract record T; public record A : T { public int? Size { get; init; } } public record B : T { public bool? Size { get; init; } }", "CRD0047 'Size'")]
    [InlineData("[RecursionDepth(2)] public int X { get; init; }", "", "CRD0048 'RecursionDepth(2)'")]
    [InlineData("[SchemaType(typeof(string))] public int X { get; init; }", "", "CRD0049 'SchemaType(typeof(string))'")]
    [InlineData("public T? X { get; init; }", "[SchemaType(typeof(string))] public record T;", "CRD0049 'SchemaType(typeof(string))'")]
    [InlineData("public List<S>? X { get; init; }", "", "CRD0014 'List<S>?'")]
    public async Task A_rule_marks_the_token_to_change(string member, string declarations, string start) => Assert.StartsWith(
        start,
        Assert.Single(await Diagnosed.In($$"""
            {{declarations}}
            public sealed record S { {{member}} }
            [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;
            """)));
}
