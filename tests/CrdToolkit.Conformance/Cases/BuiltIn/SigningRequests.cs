using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>Certificate signing requests: who asks is noted, and one subresource alone approves.</summary>
public sealed class SigningRequests(ServerUnderTest server) : ConformanceCase(server)
{
    private const string NoRequests = "it serves no certificate signing requests.";
    private const string Approved = """{"type":"Approved","status":"True","reason":"ByHand","message":"yes"}""";
    private const string Failed = """{"type":"Failed","status":"True","reason":"NoSigner"}""";

    private static readonly string Request = Convert.ToBase64String(Encoding.ASCII.GetBytes(RequestPem()));

    private static Resource Requests => new("certificates.k8s.io", "v1", "CertificateSigningRequest", "certificatesigningrequests", null);

    [Fact, Checklist(1)]
    public async Task It_tells_who_asks()
    {
        Server.LabDeviates(NoRequests);

        var created = await CreateAsync();

        Assert.NotEmpty(created.Text("spec.username")!);
        Assert.Contains("system:authenticated", created.Texts("spec.groups"));
        created.At("status").ShouldBe("{}");
    }

    [Fact, Checklist(16)]
    public async Task What_was_asked_for_never_changes()
    {
        Server.LabDeviates(NoRequests);
        var created = await CreateAsync();

        var patched = await Api.MergePatchAsync(Requests.PathTo(created.Name()), """{"metadata":{"labels":{"a":"b"}},"spec":{"expirationSeconds":3600}}""").Returns(200);

        Assert.Equal("b", patched.Text("metadata.labels.a"));
        Assert.Null(patched.At("spec.expirationSeconds"));
    }

    [Fact, Checklist(21)]
    public async Task Approval_approves_and_status_keeps_what_it_decided()
    {
        Server.LabDeviates(NoRequests);
        var created = await CreateAsync();

        var approved = await WriteAsync(created, "approval", Approved).Returns(200);
        var failed = await WriteAsync(created, "status", $$"""{"type":"Approved","status":"True","reason":"Another"},{{Failed}}""").Returns(200);

        Assert.NotNull(approved.Text("status.conditions.0.lastUpdateTime"));
        Assert.Equal("ByHand", failed.Text("status.conditions.0.reason"));
        Assert.Equal("Failed", failed.Text("status.conditions.1.type"));
    }

    [Theory, Checklist(21, 40)]
    [InlineData("Approved")]
    [InlineData("Denied")]
    public async Task Status_does_not_decide(string type)
    {
        Server.LabDeviates(NoRequests);
        var created = await CreateAsync();

        var refusal = await WriteAsync(created, "status", $$"""{"type":"{{type}}","status":"True"}""").Fails(422, "Invalid");

        refusal.HasCause("status.conditions", "FieldValueForbidden", $"Forbidden: updates may not add a condition of type \"{type}\"");
    }

    [Theory, Checklist(21, 40)]
    [InlineData("approval")]
    [InlineData("status")]
    public async Task A_decision_stays(string subresource)
    {
        Server.LabDeviates(NoRequests);
        var created = await CreateAsync();
        await WriteAsync(created, "approval", Approved).Returns(200);

        var refusal = await WriteAsync(created, subresource, "").Fails(422, "Invalid");

        refusal.HasCause("status.conditions", "FieldValueForbidden", "Forbidden: updates may not remove a condition of type \"Approved\"");
    }

    [Fact, Checklist(21, 40)]
    public async Task Conditions_are_complete_and_do_not_contradict_each_other()
    {
        Server.LabDeviates(NoRequests);
        var created = await CreateAsync();

        var both = await WriteAsync(created, "approval", $$"""{{Approved}},{"type":"Denied","status":"True"}""").Fails(422, "Invalid");
        var twice = await WriteAsync(created, "status", $"{Failed},{Failed}").Fails(422, "Invalid");
        var wrong = await WriteAsync(created, "approval", """{"type":"Approved","status":"False"},{"type":"","status":"Maybe"}""").Fails(422, "Invalid");

        both.HasCause("status.conditions[1].type", "FieldValueInvalid", "Invalid value: \"Denied\": Approved and Denied conditions are mutually exclusive");
        twice.HasCause("status.conditions[1].type", "FieldValueDuplicate", "Duplicate value: \"Failed\"");
        wrong.HasCause("status.conditions[0].status", "FieldValueNotSupported", "Unsupported value: \"False\": supported values: \"True\"")
            .HasCause("status.conditions[1].type", "FieldValueRequired", "Required value")
            .HasCause("status.conditions[1].status", "FieldValueNotSupported", "Unsupported value: \"Maybe\": supported values: \"False\", \"True\", \"Unknown\"");
    }

    [Fact, Checklist(21, 40)]
    public async Task A_certificate_is_one_and_stays()
    {
        Server.LabDeviates(NoRequests);
        var created = await CreateAsync();

        var nothing = await IssueAsync(created, Convert.ToBase64String("nothing"u8)).Fails(422, "Invalid");
        var other = await IssueAsync(created, Request).Fails(422, "Invalid");
        var issued = await IssueAsync(created, Certificate()).Returns(200);
        var again = await IssueAsync(created, Certificate()).Fails(422, "Invalid");

        nothing.HasCause(
            "status.certificate", "FieldValueInvalid", "Invalid value: \"<certificate data>\": must contain at least one CERTIFICATE PEM block");
        other.HasCause(
            "status.certificate", "FieldValueInvalid", "Invalid value: \"<certificate data>\": only CERTIFICATE PEM blocks are allowed, found \"CERTIFICATE REQUEST\"");
        Assert.NotNull(issued.Text("status.certificate"));
        again.HasCause("status.certificate", "FieldValueForbidden", "Forbidden: updates may not modify existing certificate content");
    }

    private Task<ApiResponse> WriteAsync(JsonObject request, string subresource, string conditions) =>
        Api.MergePatchAsync(Requests.PathTo(request.Name(), subresource), $$$"""{"status":{"conditions":[{{{conditions}}}]}}""");

    private Task<ApiResponse> IssueAsync(JsonObject request, string certificate) =>
        Api.MergePatchAsync(Requests.PathTo(request.Name(), "status"), $$$"""{"status":{"certificate":"{{{certificate}}}"}}""");

    private async Task<JsonObject> CreateAsync()
    {
        var name = Namespace;
        DeleteAfterwards(Requests.PathTo(name));
        return await CreateAsync(
            Requests, name, $$$"""{"spec":{"request":"{{{Request}}}","signerName":"example.com/signer","usages":["client auth"]}}""");
    }

    private static string RequestPem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Of(key).CreateSigningRequestPem();
    }

    private static string Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Of(key).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));
    }

    private static CertificateRequest Of(ECDsa key) => new("CN=somebody", key, HashAlgorithmName.SHA256);
}
