using CrdToolkit.Generators.Reuse;
using CrdToolkit.Generators.Tests.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CrdToolkit.Generators.Tests.Reuse;

/// <summary>When a result of a type is kept, and when it is made anew.</summary>
public sealed class TypeResultsTests
{
    private static readonly string[] Project =
    [
        "namespace N; public class Root { [System.Obsolete(nameof(Elsewhere.Named) + Constants.Key)] public Part? Part { get; init; } public Base Other { get; init; } = new Derived(); }",
        "namespace N; public class Part : PartBase { public int A { get; init; } }",
        "namespace N; public class PartBase { public int B { get; init; } }",
        "namespace N; public class Base { } public class Derived : Base { public int D { get; init; } }",
        "namespace N; public class Elsewhere { public const int Max = 1; public int E { get; init; } public int M() { return 1; } public string? Named { get; init; } public string? Far { get; init; } public string? B { get; init; } }",
        "namespace N; public static class Constants { public const string Key = nameof(Elsewhere.Far); }",
    ];

    private readonly TypeResults<object?> results = new();
    private int created;

    [Theory]
    [InlineData(4, "return 1;", "return 2;")]
    [InlineData(4, "int E { get; init; }", "int E { get; init; } = 5;")]
    [InlineData(4, "namespace N;", "// a comment\nnamespace N;")]
    [InlineData(4, "public int E", "public long E")]
    [InlineData(4, "public int E", "public int F")]
    [InlineData(4, "string? B", "int? B")]
    [InlineData(4, "public int M()", "public string? More { get; init; } private readonly int field; public event System.EventHandler? Happened; public int M(int a)")]
    [InlineData(4, "public int M()", "public int public int M()")]
    public void An_edit_that_nobody_else_can_see_makes_nothing_anew(int file, string before, string after) => Assert.Equal(1, CreatedAfter(file, before, after));

    [Theory]
    [InlineData(0, "namespace N;", "// a comment\nnamespace N;")]
    [InlineData(1, "int A { get; init; }", "int A { get; init; } = 5;")]
    [InlineData(2, "public int B", "[System.Obsolete] public int B")]
    [InlineData(3, "public int D", "[System.Obsolete] public int D")]
    [InlineData(4, "Max = 1", "Max = 2")]
    [InlineData(4, "Max = 1;", "Max = 1; public const int Min = 1;")]
    [InlineData(4, "string? Named", "string? Renamed")]
    [InlineData(4, "string? Far", "string? Near")]
    [InlineData(4, "public int E", "public int Description() => 1; public int Obsolete => 2; public int E")]
    [InlineData(4, "public int E", "public static implicit operator int(Elsewhere e) => 1; public int E")]
    [InlineData(4, "public int E", "public Elsewhere() { } public int E")]
    [InlineData(4, "public int E", "public class Inner { } public int E")]
    [InlineData(4, "public class Elsewhere", "public class Elsewhere : Base")]
    [InlineData(4, "public class Elsewhere", "public class int32 { } public class Elsewhere")]
    [InlineData(5, "nameof(Elsewhere.Far)", "\"Far\"")]
    public void What_the_type_is_made_of_or_can_name_makes_it_anew(int file, string before, string after) => Assert.Equal(2, CreatedAfter(file, before, after));

    [Fact]
    public void Files_references_and_options_count()
    {
        var compilation = new CompilationSetup().CreateCompilation(Project);
        Ask(compilation);
        Ask(compilation.Clone());
        Assert.Equal(1, created);
        Ask(compilation.AddSyntaxTrees(new CompilationSetup().ParseFile(5, "namespace N; public class New;")));
        Assert.Equal(2, created);
        Ask(compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[4]));
        Assert.Equal(3, created);
        Ask(compilation.WithReferences(compilation.References.Skip(1)));
        Assert.Equal(4, created);
        Ask(compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable)));
        Assert.Equal(5, created);
        Ask(compilation.WithAssemblyName("Other"));
        Assert.Equal(6, created);
    }

    [Fact]
    public void Definitions_that_the_generator_writes_of_another_resource_make_nothing_anew()
    {
        var setup = new CompilationSetup();
        var driver = setup.CreateDriver();
        var compilation = setup.CreateCompilation([.. Project, "namespace N; [CrdToolkit.CustomResource(\"n.example.com\", \"v1\")] public partial record R : CrdToolkit.CustomResource<S>; public sealed record S { public int? Size { get; init; } }"]);
        Ask(Generated(compilation, ref driver));
        Ask(Generated(Edit(compilation, Project.Length, "Size { get; init; }", "Size { get; init; } = 5;"), ref driver));
        Ask(Generated(Edit(compilation, Project.Length, "int? Size", "string? Length"), ref driver));
        Assert.Equal(1, created);
    }

    [Fact]
    public void Edits_one_after_another_are_each_seen()
    {
        var compilation = new CompilationSetup().CreateCompilation(Project);
        Ask(compilation);
        for (var i = 2; i < 6; i++)
        {
            compilation = Edit(compilation, 4, $"return {i - 1};", $"return {i};");
            Ask(compilation);
        }

        Assert.Equal(1, created);
        Ask(Edit(compilation, 1, "int A", "long A"));
        Assert.Equal(2, created);
    }

    [Fact]
    public void Nothing_found_is_not_kept()
    {
        var compilation = new CompilationSetup().CreateCompilation(Project);
        Assert.Null(results.Of(RootOf(compilation), compilation, () => null, TestContext.Current.CancellationToken));
        Ask(compilation);
        Assert.Equal(1, created);
    }

    private int CreatedAfter(int file, string before, string after)
    {
        var compilation = new CompilationSetup().CreateCompilation(Project);
        Ask(compilation);
        Ask(Edit(compilation, file, before, after));
        return created;
    }

    private static Compilation Generated(CSharpCompilation compilation, ref GeneratorDriver driver)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var all, out _, TestContext.Current.CancellationToken);
        Assert.True(all.SyntaxTrees.Count() > compilation.SyntaxTrees.Length);
        return all;
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, int file, string before, string after)
    {
        var tree = compilation.SyntaxTrees[file];
        var text = tree.ToString();
        Assert.Contains(before, text, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text.Replace(before, after, StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath, cancellationToken: TestContext.Current.CancellationToken));
    }

    private void Ask(Compilation compilation) => Assert.NotNull(results.Of(
        RootOf(compilation),
        compilation,
        () =>
        {
            created++;
            return new object();
        },
        TestContext.Current.CancellationToken));

    private static INamedTypeSymbol RootOf(Compilation compilation) => compilation.GetTypeByMetadataName("N.Root")!;
}
