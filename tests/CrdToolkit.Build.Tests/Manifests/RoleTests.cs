namespace CrdToolkit.Build.Tests.Manifests;

/// <summary>The roles that an operator needs, as a file.</summary>
public sealed class RoleTests : IDisposable
{
    private const string Pods = """[{"apiGroups":[""],"resources":["pods"],"verbs":["get"]},{"apiGroups":["coordination.k8s.io"],"resources":["leases"],"verbs":["get"],"namespace":""}]""";

    private readonly ManifestProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Rules_become_roles()
    {
        Assert.True(project.CompileRules(Pods).Run());
        Assert.Equal([ManifestProject.Role], project.Manifests());
        Assert.Equal(
            """
            # Written by CrdToolkit from Acme. Change its C# types instead: builds write this file anew.
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: acme-role
            rules:
            - apiGroups:
              - ''
              resources:
              - pods
              verbs:
              - get
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: acme-role
            rules:
            - apiGroups:
              - coordination.k8s.io
              resources:
              - leases
              verbs:
              - get

            """,
            project.Read(ManifestProject.Role));
    }

    [Fact]
    public void Rules_of_a_referenced_assembly_are_in_the_same_roles()
    {
        project.CompileRules("""[{"apiGroups":[""],"resources":["pods"],"verbs":["list"]}]""", "Library");
        Assert.True(project.CompileRules(Pods).Run());
        Assert.Contains("  verbs:\n  - get\n  - list\n---\n", project.Read(ManifestProject.Role));
    }

    [Fact]
    public void The_file_goes_with_the_last_rule()
    {
        project.CompileRules(Pods).Run();
        Assert.True(project.Compile().Run());
        Assert.Empty(project.Manifests());
    }

    [Fact]
    public void A_drifted_role_fails_the_check()
    {
        project.CompileRules(Pods).Run();
        project.Write(ManifestProject.Role, project.Read(ManifestProject.Role).Replace("- pods", "- secrets"));
        Assert.False(project.Run(task => task.Check = true));
        Assert.StartsWith($"CRD9003: {ManifestProject.Role} is not what the types say: line 10 is '- secrets', and should be '- pods'.", Assert.Single(project.Errors));
    }

    [Fact]
    public void Roles_of_somebody_else_are_not_replaced()
    {
        project.Write(ManifestProject.Role, "kind: ClusterRole\n");
        Assert.False(project.CompileRules(Pods).Run());
        Assert.EndsWith("Move or delete it, or set WriteRbacManifests to false to keep roles of your own.", Assert.Single(project.Errors));
        Assert.True(project.Run(task => task.WriteRbac = false));
        Assert.Equal("kind: ClusterRole\n", project.Read(ManifestProject.Role));
    }

    [Fact]
    public void Rules_that_cannot_be_read_fail_the_build()
    {
        Assert.False(project.CompileRules("[").Run());
        Assert.StartsWith("CRD9004: The rules of roles in Acme are no JSON list of rules: ", Assert.Single(project.Errors));
    }
}
