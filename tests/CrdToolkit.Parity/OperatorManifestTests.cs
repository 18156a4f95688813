namespace CrdToolkit.Parity;

/// <summary>
/// The roles and the webhooks by which controller-gen proves itself, as attributes of our own types: what it writes of the same markers is in
/// <c>Expected/Operator</c>, and what the build writes equals it, order included.
/// </summary>
public sealed class OperatorManifestTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Expected", "Operator");

    [Fact]
    public void Roles_are_what_controller_gen_writes() => AssertSame("role.yaml", OperatorManifests.Roles);

    [Fact]
    public void Webhook_configurations_are_what_controller_gen_writes() => AssertSame("manifests.yaml", OperatorManifests.Webhooks);

    private static void AssertSame(string file, IReadOnlyList<string> written) => Assert.Equal(
        YamlDocument.ReadAll(Path.Combine(Folder, file)).Select(document => document.ToJsonString()),
        written.Select(document => JsonNode.Parse(document)!.ToJsonString()));
}
