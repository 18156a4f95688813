namespace CrdToolkit.Generators.Tests.Emission;

/// <summary>A definition with an error is not emitted, and the assembly says so.</summary>
public class WithheldDefinitionTests
{
    [Fact]
    public void The_assembly_carries_the_reason_instead_of_the_definition_and_user_code_still_compiles()
    {
        var broken = Sources.VirtualMachine.Replace("infra.example.com\", \"v1\"", "Not_A_Group\", \"v1\"");
        var run = GeneratorRun.Of(broken).AssertCompiles();
        var errors = run.Files["CustomResourceDefinitionErrors.g.cs"];
        Assert.Contains("[assembly: global::CrdToolkit.CustomResourceDefinitionError(\"VirtualMachine (virtualmachines.Not_A_Group)\", \"", errors);
        Assert.DoesNotContain(run.Files.Keys, name => name.EndsWith(".crd.g.cs", StringComparison.Ordinal));
        Assert.Contains("Acme.VirtualMachineClient.g.cs", run.Files.Keys);
    }
}
