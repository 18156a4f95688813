using CrdToolkit.Testing;

namespace CrdToolkit.Tests.Faults;

/// <summary>Makes a server misbehave as a plan says.</summary>
internal sealed class FaultSchedule(LocalApiServer server, FaultPlan plan)
{
    private readonly Random random = new(plan.Seed);
    private readonly Dictionary<string, long> counts = [];
    private readonly List<(string Name, ActiveFault Fault)> active = [];
    private int silences;
    private long cuts;
    private string? silent;

    /// <summary>How often each fault hit.</summary>
    public IEnumerable<(string What, long Count)> Counts => counts.OrderBy(count => count.Key).Select(count => (count.Key, count.Value));

    /// <summary>How often a watch was cut.</summary>
    public long Cuts => Interlocked.Read(ref cuts);

    /// <summary>Misbehaves until cancelled; what is half-open then stays so.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        var (cut, fault, halfOpen) = (plan.CutEvery, plan.FaultEvery, plan.HalfOpenEvery);
        var noticed = TimeSpan.Zero;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var now = time.GetElapsedTime(start);
                if (now >= halfOpen)
                {
                    End("half-open");
                    silent = plan.Namespaces[silences++ % plan.Namespaces.Count];
                    Begin("half-open", HalfOpen(silent, random.Next(200)));
                    noticed = now + 1.5 * plan.WatchDuration;
                    halfOpen = noticed + plan.HalfOpenEvery;
                }

                if (now >= noticed)
                    silent = null;
                if (now >= cut)
                {
                    // At any byte of the next events, of the watches that there are.
                    Once("cut", Fault.Cut(random.Next(3_000)) with { Verbs = ["watch"], Times = plan.Namespaces.Count });
                    cut = now + plan.CutEvery;
                }

                if (now >= fault)
                {
                    Misbehave();
                    fault = now + plan.FaultEvery;
                }
            }
        }
        catch (OperationCanceledException)
        {
            foreach (var name in active.Select(entry => entry.Name).Distinct().Where(name => name != "half-open").ToList())
                End(name);
            silent = null;
            Begin("half-open", HalfOpen(plan.Namespaces[silences % plan.Namespaces.Count], 0));
        }
    }

    private static Fault HalfOpen(string @namespace, int after) => Fault.HalfOpen(after) with { Verbs = ["watch"], Namespace = @namespace, Times = 1 };

    /// <summary>Behaves.</summary>
    public void Clear()
    {
        foreach (var name in active.Select(entry => entry.Name).Distinct().ToList())
            End(name);
    }

    // The one before ends: a server whose lists are stale for good keeps every watch from coming back.
    private void Misbehave()
    {
        foreach (var name in active.Select(entry => entry.Name).Distinct().Except(["cut", "half-open"]).ToList())
            End(name);
        switch (random.Next(12))
        {
            case 0:
                Once("410 event", Fault.ExpiredEvent(random.Next(3)) with { Times = 4 });
                break;
            case 1:
                Once("410 answer", Fault.Expired() with { Times = 1 });
                server.Compact();
                break;
            case 2:
                Once("429", Fault.TooManyRequests() with { Times = random.Next(1, 8) });
                break;
            case 3:
                Once("500", Fault.Error(500) with { Times = random.Next(1, 8) });
                break;
            case 4:
                Once("503", Fault.Unavailable() with { Times = random.Next(1, 8) });
                break;
            case 5:
                Once("lost request", Fault.LoseRequest() with { Times = random.Next(1, 4) });
                break;
            case 6:
                Once("lost answer", Fault.Cut(random.Next(400)) with { Verbs = ["patch", "update", "create", "delete"], Times = random.Next(1, 8) });
                break;
            case 7:
                Once("duplicate events", Fault.DuplicateEvents());
                break;
            case 8:
                Once("late events", Fault.LaggingWatch(TimeSpan.FromMilliseconds(random.Next(1_000))));
                break;
            case 9:
                Once("stale list", Fault.StaleReads() with { Verbs = ["list"] });
                break;
            case 10:
                Once("slow list", Fault.Delay(TimeSpan.FromMilliseconds(random.Next(2_000))) with { Verbs = ["list"] });
                break;
            default:
                Once("conflict", Fault.Conflict() with { Times = random.Next(1, 8) });
                break;
        }
    }

    // The one before of that name ends.
    private void Once(string name, Fault fault)
    {
        End(name);
        var spared = silent;
        Begin(name, fault with { When = request => request.Verb != "watch" || spared is null || request.Namespace != spared });
    }

    private void Begin(string name, Fault fault) => active.Add((name, server.Faults.Add(fault)));

    private void End(string name)
    {
        foreach (var entry in active.Where(entry => entry.Name == name).ToList())
        {
            counts[name] = counts.GetValueOrDefault(name) + entry.Fault.Hits.Count;
            if (name == "cut")
                Interlocked.Exchange(ref cuts, counts[name]);
            entry.Fault.Dispose();
            active.Remove(entry);
        }
    }
}
