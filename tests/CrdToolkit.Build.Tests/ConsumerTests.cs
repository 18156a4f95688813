using CrdToolkit.Build.Tests.Consumers;
using static CrdToolkit.Build.Tests.Consumers.ConsumerSources;

namespace CrdToolkit.Build.Tests;

/// <summary>Projects of other shapes.</summary>
public class ConsumerTests(PackageFeed feed)
{
    [Fact]
    public async Task An_operator_writes_the_definitions_of_the_library_that_it_references_and_the_library_writes_none()
    {
        var directory = feed.CreateConsumerDirectory();
        var library = ConsumerProject.Library(directory).WithFile("VirtualMachine.cs", Machine);
        var program = ConsumerProject.Operator(directory, items: """<ProjectReference Include="../Types/Types.csproj" />""")
            .WithFile("Program.cs", Program.Replace("\n\nnew", "\n\n[assembly: GenerateClient<Machines.VirtualMachine>]\n\nnew"))
            .WithFile("VirtualMachineReconciler.cs", Reconciler.Replace("using Machines;", "using Machines;\nusing Operator;"));
        (await program.RestoreAndBuildAsync()).Succeeded();
        Assert.Equal([MachineManifest, Kustomization], program.Manifests());
        Assert.Empty(library.Manifests());

        library.Edit("VirtualMachine.cs", "required int Cpu", "required int Cores");
        (await program.BuildAsync()).Succeeded();
        Assert.Contains("cores:", program.Read(MachineManifest));
    }

    [Fact]
    public async Task A_library_writes_when_told_to_and_of_several_frameworks_one_writes()
    {
        var library = ConsumerProject.Library(feed.CreateConsumerDirectory(), properties: "<WriteCrdManifests>true</WriteCrdManifests>")
            .WithFile("VirtualMachine.cs", Machine);
        library.Edit("Types.csproj", "<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>");
        library.Edit("Types.csproj", "<UseAppHost>", "<EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads><UseAppHost>");
        var result = (await library.RestoreAndBuildAsync()).Succeeded();
        Assert.Equal([MachineManifest, Kustomization], library.Manifests());
        Assert.Equal(2, result.Output.Split("-> " + Path.Combine(library.Directory, MachineManifest)).Length);
    }

    [Fact]
    public async Task A_broken_type_fails_the_build_naming_kind_and_reason_even_where_analyzers_are_off()
    {
        var program = ConsumerProject.Operator(feed.CreateConsumerDirectory(), "<RunAnalyzers>false</RunAnalyzers>")
            .WithFile("VirtualMachine.cs", Machine.Replace("\"infra.example.com\"", "\"infra\""))
            .WithFile("Program.cs", Program);
        var first = (await program.RestoreAndBuildAsync()).Failed();
        Assert.Contains("error CRD9001: There is no CustomResourceDefinition for VirtualMachine (virtualmachines.infra): ", first.Output);
        Assert.Empty(program.Manifests());
        // and again, though the compiler has nothing to do now
        Assert.Contains("error CRD9001", (await program.BuildAsync()).Failed().Output);
    }

    [Fact]
    public async Task A_trimmed_AOT_operator_with_a_serializer_context_has_no_warning_of_ours()
    {
        var program = ConsumerProject.Operator(
                feed.CreateConsumerDirectory(),
                "<IsAotCompatible>true</IsAotCompatible><PublishTrimmed>true</PublishTrimmed><TrimmerSingleWarn>false</TrimmerSingleWarn><JsonSerializerIsReflectionEnabledByDefault>false</JsonSerializerIsReflectionEnabledByDefault>")
            .WithFile("VirtualMachine.cs", Machine)
            .WithFile("VirtualMachineReconciler.cs", Reconciler)
            .WithFile("Program.cs", Program)
            .WithFile(
                "Context.cs",
                """
                using System.Text.Json.Serialization;
                using CrdToolkit;
                using Machines;
                namespace Operators;
                [JsonSerializable(typeof(VirtualMachine))]
                [JsonSerializable(typeof(CustomResourceList<VirtualMachine>))]
                internal sealed partial class Context : JsonSerializerContext;
                """);
        Assert.Contains("0 Warning(s)", (await program.RestoreAndBuildAsync()).Succeeded().Output);
    }
}
