namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>Leases, on which leader election stands.</summary>
public sealed class Leases(ServerUnderTest server) : ConformanceCase(server)
{
    private Resource Kind => Resource.Leases(Namespace);

    [Fact, Checklist(8)]
    public async Task Times_keep_their_microseconds()
    {
        var created = await CreateAsync(Kind, "leader", """
            {"spec":{"holderIdentity":"me","leaseDurationSeconds":15,"leaseTransitions":0,
              "acquireTime":"2026-01-01T00:00:00.000000Z","renewTime":"2026-01-01T00:00:00.123456Z"}}
            """);

        Assert.Equal("2026-01-01T00:00:00.000000Z", created.Text("spec.acquireTime"));
        Assert.Equal("2026-01-01T00:00:00.123456Z", created.Text("spec.renewTime"));
        Assert.Equal(15, created.Number("spec.leaseDurationSeconds"));
    }

    [Fact, Checklist(13, 20)]
    public async Task Of_two_candidates_with_the_same_version_one_wins()
    {
        var created = await CreateAsync(Kind, "leader", """{"spec":{"holderIdentity":"","leaseDurationSeconds":15}}""");

        var answers = await Task.WhenAll(new[] { "a", "b" }.Select(candidate =>
            Api.PutAsync(Kind.PathTo("leader"), created.With("spec.holderIdentity", $"\"{candidate}\""))));

        Assert.Equal([200, 409], answers.Select(answer => answer.Code).Order());
    }

    [Fact, Checklist(40)]
    public async Task A_duration_must_be_positive()
    {
        Server.LabDeviates("it validates built-in kinds only in part");

        var refusal = await Api.PostAsync(Kind.Path, Kind.New("leader", """{"spec":{"leaseDurationSeconds":0}}""")).Fails(422, "Invalid");

        refusal.HasCause("spec.leaseDurationSeconds", "FieldValueInvalid", "Invalid value: 0: must be greater than 0");
    }
}
