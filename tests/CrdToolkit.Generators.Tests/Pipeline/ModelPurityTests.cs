using System.Collections;
using System.Reflection;
using CrdToolkit.Generators.Pipeline;
using CrdToolkit.Generators.Tests.Emission;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Tests.Pipeline;

/// <summary>
/// No model holds what would keep a compilation alive or differ after every edit: walked by reflection through every object of every
/// named step.
/// </summary>
public class ModelPurityTests
{
    private static readonly Type[] Forbidden =
        [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location), typeof(Compilation), typeof(SemanticModel)];

    private static readonly GeneratorRunResult Result = Run();

    public static TheoryData<string> Steps =>
        [.. typeof(PipelineSteps).GetFields().Select(step => (string)step.GetValue(null)!)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void No_output_of_a_step_holds_a_symbol_a_node_a_location_or_a_compilation(string step)
    {
        var outputs = Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value).ToList();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Assert.All(outputs, output => Walk(output, output.GetType().Name, seen));
    }

    private static GeneratorRunResult Run()
    {
        var setup = new CompilationSetup();
        // one source for every kind of model: nested, broken, client requests, watches
        var compilation = setup.CreateCompilation(
            Sources.VirtualMachine,
            """
            [assembly: CrdToolkit.GenerateClient<k8s.Models.V1Secret>]
            namespace Acme;
            [CrdToolkit.ApiType] public sealed record Settings { /// <summary>The port.</summary>
                public int Port { get; init; } = 80; }
            public partial class Outer
            {
                [CrdToolkit.CustomResource("Broken", "v1")]
                public partial record Nested : CrdToolkit.CustomResource { public object? Anything { get; init; } }
            }
            """,
            "namespace Acme;\n" + Sources.Reconciler(
                "VirtualMachine",
                "Mapping",
                "[CrdToolkit.Watches<k8s.Models.V1Secret>(nameof(Map))]",
                "public System.Collections.Generic.IEnumerable<CrdToolkit.NamespacedName> Map(k8s.Models.V1Secret secret) => [];"));
        return setup.CreateDriver(trackSteps: true).RunGenerators(compilation).GetRunResult().Results.Single();
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || (!value.GetType().IsValueType && !seen.Add(value)))
        {
            return;
        }

        Assert.False(Forbidden.Any(type => type.IsInstanceOfType(value)), $"{path} is a {value.GetType().FullName}");
        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Walk(item, path + "[]", seen);
            }
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
            }
        }
    }
}
