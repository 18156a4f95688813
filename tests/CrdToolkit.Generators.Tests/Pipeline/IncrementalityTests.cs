using CrdToolkit.Generators.Pipeline;
using CrdToolkit.Generators.Tests.Emission;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Tests.Pipeline;

/// <summary>What an edit makes the generator do again: as little as it can.</summary>
public class IncrementalityTests
{
    private const string Other = "namespace Acme; public class Other { public int One => 1; }";

    private static readonly string[] Steps =
    [
        PipelineSteps.Resources, PipelineSteps.AmbiguousFileNames, PipelineSteps.Plumbing, PipelineSteps.Applies, PipelineSteps.ApplyNames, PipelineSteps.ApplyFiles, PipelineSteps.Clients, PipelineSteps.Definitions,
        PipelineSteps.SoundDefinitions, PipelineSteps.WithheldDefinitions, PipelineSteps.Reconcilers, PipelineSteps.FinalizingReconcilers,
        PipelineSteps.ClientRequests, PipelineSteps.SerializerContexts, PipelineSteps.ApiTypes, PipelineSteps.Target, PipelineSteps.Registration, PipelineSteps.RbacRequests, PipelineSteps.PolicyRules, PipelineSteps.AdmissionWebhooks,
    ];

    // Definitions and all that follows; plumbing, clients and registration do not depend on them.
    private static readonly string[] DefinitionSteps = [PipelineSteps.Resources, PipelineSteps.Definitions, PipelineSteps.SoundDefinitions];

    // The apply types have properties of the same types.
    private static readonly string[] TypeSteps = [.. DefinitionSteps, PipelineSteps.Applies, PipelineSteps.ApplyFiles];

    [Fact]
    public void An_edit_in_another_file_computes_nothing_anew() =>
        AssertNothingChanged(Edit(1, Other, Other.Replace("=> 1", "=> 2")));

    [Fact]
    public void A_new_type_in_another_file_computes_nothing_anew() =>
        AssertNothingChanged(Edit(1, Other, Other + " public sealed record Unrelated(int Value);"));

    [Fact]
    public void An_edit_beside_the_type_changes_no_model() =>
        AssertNothingChanged(Edit(0, Sources.VirtualMachine, Sources.VirtualMachine.Replace("Host = \"h\"", "Host = \"i\"")));

    [Fact]
    public void A_new_line_above_the_type_changes_no_model() =>
        AssertNothingChanged(Edit(0, Sources.VirtualMachine, Sources.VirtualMachine.Replace("namespace Acme;", "namespace Acme;\n\n\n")));

    [Fact]
    public void A_comment_changes_no_model() =>
        AssertNothingChanged(Edit(0, Sources.VirtualMachine, Sources.VirtualMachine.Replace("[PrinterColumn]", "[PrinterColumn] // shown")));

    [Fact]
    public void Documentation_changes_the_definition_and_nothing_else() =>
        AssertOnlyChanged(DefinitionSteps, 1, Edit(0, Sources.VirtualMachine, Sources.VirtualMachine.Replace("Number of virtual CPUs", "How many virtual CPUs")));

    [Fact]
    public void A_property_of_the_spec_changes_the_definition_and_the_apply_type_of_the_spec() =>
        AssertOnlyChanged(TypeSteps, 2, Edit(0, Sources.VirtualMachine, Sources.VirtualMachine.Replace("public required int Cpu", "public required long Cpu")));

    [Fact]
    public void A_property_of_a_type_in_another_file_changes_the_definition_and_its_apply_type()
    {
        const string size = "namespace Acme; public sealed record Size { public int Cpu { get; init; } }";
        var machine = Sources.VirtualMachine.Replace("public required int Cpu", "public required Size Cpu").Replace("[PrinterColumn]", "");
        AssertOnlyChanged(TypeSteps, 2, Edit(1, size, size.Replace("int Cpu", "string? Cpu"), machine));
    }

    [Fact]
    public void A_new_plural_changes_the_plumbing_and_not_the_client()
    {
        var result = Edit(0, Sources.VirtualMachine, Sources.VirtualMachine.Replace("\"v1\",", "\"v1\", Plural = \"vms\","));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, PipelineSteps.Plumbing));
        Assert.All(Reasons(result, PipelineSteps.Clients), IsUnchanged);
    }

    [Fact]
    public void A_default_of_an_API_type_changes_what_the_assembly_carries_and_nothing_else()
    {
        const string settings = "namespace Acme; [CrdToolkit.ApiType] public sealed record Settings { public int Port { get; init; } = 80; }";
        AssertOnlyChanged([PipelineSteps.ApiTypes], 1, Edit(1, settings, settings.Replace("= 80", "= 81")));
        AssertNothingChanged(Edit(1, Other, Other.Replace("=> 1", "=> 2"), settings));
    }

    [Fact]
    public void A_new_finalizer_changes_the_registration_and_no_resource()
    {
        var result = Edit(0, Sources.VirtualMachine, Sources.VirtualMachine.Replace("infra.example.com/machine", "infra.example.com/vm"));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, PipelineSteps.Registration));
        Assert.All(Reasons(result, PipelineSteps.Resources), IsUnchanged);
        Assert.All(Reasons(result, PipelineSteps.Definitions), IsUnchanged);
    }

    [Fact]
    public void A_second_resource_leaves_the_first_as_it_is()
    {
        const string network = "namespace Acme; [CrdToolkit.CustomResource(\"infra.example.com\", \"v1\")] public partial record Network : CrdToolkit.CustomResource;";
        var result = Edit(1, Other, network);
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.New], Reasons(result, PipelineSteps.Resources).Order().Reverse());
    }

    private static GeneratorRunResult Edit(int file, string before, string after, params string[] others)
    {
        Assert.NotEqual(before, after);
        var setup = new CompilationSetup();
        string[] sources = others.Length > 0 ? [.. others, before] : file == 0 ? [before, Other] : [Sources.VirtualMachine, before];
        var compilation = setup.CreateCompilation(sources);
        var driver = setup.CreateDriver(trackSteps: true).RunGenerators(compilation, TestContext.Current.CancellationToken);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], setup.ParseFile(file, after));
        return driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
    }

    private static void AssertNothingChanged(GeneratorRunResult result)
    {
        Assert.All(Steps, step => Assert.All(Reasons(result, step), IsUnchanged));
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static void AssertOnlyChanged(string[] steps, int files, GeneratorRunResult result)
    {
        Assert.All(steps, step => Assert.Contains(IncrementalStepRunReason.Modified, Reasons(result, step)));
        Assert.All(Steps.Except(steps), step => Assert.All(Reasons(result, step), IsUnchanged));
        Assert.Equal(files, OutputReasons(result).Count(reason => reason != IncrementalStepRunReason.Cached));
    }

    private static void IsUnchanged(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        from run in result.TrackedSteps.GetValueOrDefault(step, [])
        from output in run.Outputs
        select output.Reason;

    private static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorRunResult result) =>
        from step in result.TrackedOutputSteps
        where step.Key == "SourceOutput"
        from run in step.Value
        from output in run.Outputs
        select output.Reason;
}
