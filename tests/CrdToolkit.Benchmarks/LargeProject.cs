using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CrdToolkit.Benchmarks;

/// <summary>A large operator project, made up: resources with wide specs among classes that are none of ours.</summary>
internal static class LargeProject
{
    public const string ElsewherePath = "Elsewhere.cs";

    public static string SpecPath(int resource) => $"Resource{resource}.cs";

    public static CSharpCompilation Create(int resources, int properties, int unrelatedClasses)
    {
        var trees = new List<SyntaxTree> { Parse(ElsewherePath, "namespace Project; public class Elsewhere { public int Method() { return 1; } }") };
        trees.AddRange(Resources(resources, properties).Select(file => Parse(file.Path, file.Source)));

        // ten to a file, as a person would not, so that the number of files does not decide
        trees.AddRange(Enumerable.Range(0, unrelatedClasses).Chunk(10).Select(chunk => Parse($"Unrelated{chunk[0]}.cs", Unrelated(chunk))));
        return CSharpCompilation.Create("Project", trees, References(), new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>The files that declare the resources.</summary>
    public static IEnumerable<(string Path, string Source)> Resources(int resources, int properties) =>
        Enumerable.Range(0, resources).Select(i => (SpecPath(i), Resource(i, properties)));

    private static string Resource(int number, int properties)
    {
        var source = new StringBuilder($$"""
            using CrdToolkit;

            namespace Project;

            /// <summary>Resource number {{number}}.</summary>
            [CustomResource("bench.example.com", "v1")]
            [SubresourceStatus]
            public partial record Resource{{number}} : CustomResource<Resource{{number}}Spec, Resource{{number}}Status>;

            public sealed record Resource{{number}}Status
            {
                public long? ObservedGeneration { get; init; }
            }

            public sealed record Resource{{number}}Spec
            {

            """);
        string[] types = ["int", "string?", "bool", "System.Collections.Generic.List<string>?", "System.Collections.Generic.Dictionary<string, int>?"];
        for (var i = 1; i <= properties; i++)
        {
            source.AppendLine($"    /// <summary>What property {i} is for, in one sentence.</summary>");
            source.AppendLine($"    public {types[(i - 1) % types.Length]} Property{i} {{ get; init; }}");
        }

        return source.AppendLine("}").ToString();
    }

    private static string Unrelated(int[] numbers)
    {
        var source = new StringBuilder("using System;\nnamespace Project;\n");
        foreach (var number in numbers)
        {
            source.AppendLine($"[Serializable] public class Unrelated{number} : EventArgs {{ public int Value {{ get; set; }} public int Next() {{ var other = new Unrelated{number}(); other.Value++; return other.Value; }} }}");
        }

        return source.ToString();
    }

    private static SyntaxTree Parse(string path, string source) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), path: path);

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
}
